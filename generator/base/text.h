// Text functions: UTF-8, Unicode forms, lines, escapes. Only text.cpp uses ICU.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// The byte offset of the first invalid sequence, or nothing for valid UTF-8 (RFC 3629: surrogates
// and overlong forms are invalid).
std::optional<std::size_t> invalid_utf8(std::string_view text);

// Calls `visit` with the bytes of each code point. Passes invalid bytes one by one.
void for_each_character(std::string_view text, const std::function<void(std::string_view)>& visit);
std::size_t character_count(std::string_view text);
// The number of terminal columns of a character: 0 (combining), 1, or 2 (East Asian wide and full
// width).
std::size_t display_width(std::string_view character);

std::string nfc(std::string_view text);
// Full case folding of the NFC form (Unicode 3.13). Texts that differ only in case get the same
// result.
std::string fold_case(std::string_view text);
std::string lower_case(std::string_view text);
// Maps each character by itself, with the simple mapping of Unicode ("İ" → "i", "Σ" → "σ"
// everywhere).
std::string simple_lower_case(std::string_view text);

enum class CharacterKind { word, space, other };
// `word`: a letter, mark or decimal digit (general categories L, M and Nd). `space`: White_Space.
CharacterKind kind_of(std::string_view character);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// Writes & < > " ' as character references. The result is safe in HTML and XML text and in quoted
// attributes.
std::string escape_html(std::string_view text);

// A slug as GitHub makes it, in NFC: keeps letters in lower case, marks, digits, - and _; turns
// each space into -; drops the rest. Source of the rule: the heading anchors of GitHub's Markdown
// view.
std::string anchor(std::string_view text);
// Writes the text in ASCII letters, as ICU transliterates it ("世界" → "shi jie", "Grüße" →
// "Grusse"). Drops characters that have no transliteration.
std::string transliterate(std::string_view text);
// Makes a path segment for a URL. Differs from `anchor`: each run of other characters becomes one
// "-", but not at the ends. May be empty.
std::string slug(std::string_view text);

// Returns the text on one line of at most that many characters. A longer text is cut after a word
// and ends in "…". The cut is inside a word when the word is long or is the only one.
std::string shortened(std::string_view text, std::size_t characters);

// Replaces characters that HTML and XML (XML 1.0, 2.2) cannot contain by U+FFFD: control characters
// except tab, line ends and form feed; U+FFFE; U+FFFF; the bytes FE and FF, which never occur in
// UTF-8.
std::string readable(std::string text);

// Whether the text has a control character (Unicode category Cc: U+0000 to U+001F, U+007F to
// U+009F).
bool has_control_character(std::string_view text);
// Whether the text can stand in one line of any document: it has neither control characters nor
// noncharacters such as U+FFFE (Unicode 23.7), and is valid UTF-8.
bool is_plain_line(std::string_view text);
// Makes a file name printable on one line: writes control characters and invalid UTF-8 bytes as
// \xHH, so that the reader sees them.
std::string printable_name(std::string_view name);

// "1 draft", "2 drafts".
std::string count_of(std::size_t count, std::string_view noun);

}  // namespace base
