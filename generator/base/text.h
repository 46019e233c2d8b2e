// Text: UTF-8, Unicode forms, lines, escapes. ICU is seen by text.cpp only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// The byte offset of the first invalid sequence, or nothing when all is valid UTF-8 (RFC 3629: no
// surrogates, no overlong forms).
std::optional<std::size_t> invalid_utf8(std::string_view text);

// Calls `visit` with the bytes of each code point; invalid bytes come one by one.
void for_each_character(std::string_view text, const std::function<void(std::string_view)>& visit);
std::size_t character_count(std::string_view text);
// Columns of a terminal that a character takes: 0 (combining), 1, or 2 (East Asian wide and full
// width).
std::size_t display_width(std::string_view character);

std::string nfc(std::string_view text);
// Full case folding of the NFC form (Unicode 3.13): equal for texts that differ in case only.
std::string fold_case(std::string_view text);
std::string lower_case(std::string_view text);
// Each character by itself, with the simple mapping of Unicode ("İ" → "i", "Σ" → "σ" everywhere).
std::string simple_lower_case(std::string_view text);

enum class CharacterKind { word, space, other };
// `word`: a letter, mark or decimal digit (general categories L, M and Nd). `space`: White_Space.
CharacterKind kind_of(std::string_view character);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// & < > " ' as character references: safe in HTML and XML text and quoted attributes.
std::string escape_html(std::string_view text);

// A slug of GitHub's kind: lower case, letters, marks, digits, - and _ kept, spaces become -, the
// rest is dropped. Source of the rule: the anchors of GitHub's own Markdown view.
std::string anchor(std::string_view text);
// The text in the letters of ASCII, as ICU transliterates it ("世界" → "shi jie", "Grüße" →
// "Grusse"); what has no such letters is left out.
std::string transliterate(std::string_view text);
// A path segment for a URL: as `anchor`, but runs of anything else become one "-", none at the
// ends. May be empty.
std::string slug(std::string_view text);

// The text in one line, of at most so many characters: what is longer is cut behind a word, or
// within it where words are longer than a few characters (or there are none), and ends in "…".
std::string shortened(std::string_view text, std::size_t characters);

// The text with U+FFFD in place of what no page and no feed can hold (XML 1.0, 2.2): control
// characters but tab, line ends and form feed, U+FFFE, U+FFFF, and the bytes FE and FF, which are
// in no UTF-8.
std::string readable(std::string text);

// Whether it holds a control character (Unicode category Cc: U+0000 to U+001F, U+007F to U+009F).
bool has_control_character(std::string_view text);
// A file's name with control characters and bytes that are no UTF-8 as \xHH: in one line, and it
// tells what is wrong with it.
std::string printable_name(std::string_view name);

// "1 draft", "2 drafts".
std::string count_of(std::size_t count, std::string_view noun);

}  // namespace base
