// UTF-8 text: validity, length, normalisation, control and direction characters. Uses ICU.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

bool is_valid_utf8(std::string_view text);

// Counts code points; the text must be valid UTF-8.
std::size_t character_count(std::string_view text);

// Normalisation Form C (Unicode Standard Annex 15); the text must be valid UTF-8.
std::string nfc(std::string_view text);

// Whether readers see nothing of the text: it has only white space, combining marks, and format,
// control and default-ignorable characters.
bool is_blank(std::string_view text);

enum class Lines { one, many };
// The first character that must not stand in a document, as "U+FFFE": a control character (C0, DEL,
// C1) or a noncharacter. XML forbids most of them (XML 1.0, section 2.2), and HTML all (the
// standard's "writing" section on text). Lines::many allows \n, \r and \t. The text must be valid
// UTF-8.
std::optional<std::string> forbidden_character(std::string_view text, Lines lines);

// Replaces each character that forbidden_character() names, and each invalid byte, by U+FFFD. Line
// breaks and tabs stay.
std::string document_text(std::string text);

// Whether the text has a bidirectional embedding, override or isolate (U+202A to U+202E, U+2066 to
// U+2069). Such a character reorders the text around it (Unicode Technical Report 36, section 2.5).
// Directional marks (U+200E, U+200F) do not count.
bool has_bidi_control(std::string_view text);

// Makes the text safe for one line of a terminal: control and bidirectional characters are written
// as "<U+202E>". The text must be valid UTF-8.
std::string escaped_for_terminal(std::string_view text);

// Removes bidirectional embeddings, overrides and isolates.
std::string without_bidi_controls(std::string_view text);

// Removes ASCII white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace base
