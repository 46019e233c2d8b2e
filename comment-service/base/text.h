// Questions about UTF-8 text: the only user of ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

bool valid_utf8(std::string_view text);

// Code points; the text must be valid UTF-8.
std::size_t characters(std::string_view text);

// Normalisation form C (Unicode Standard Annex 15); the text must be valid UTF-8.
std::string nfc(std::string_view text);

// Nothing that a reader would see: white space, format characters and default-ignorable ones only.
bool blank(std::string_view text);

enum class Lines { one, many };
// A control character (C0, DEL, C1); with Lines::many, \n, \r and \t are fine. The text must be
// valid UTF-8.
bool has_control(std::string_view text, Lines lines);

// A character that embeds or overrides a direction of writing (U+202A to U+202E, U+2066 to U+2069),
// and with it turns what stands around it (Unicode Technical Report 36, section 2.5). The marks,
// which only say a direction, are none.
bool turns_direction(std::string_view text);

// In one line for a terminal: what it would act on, and what turns its direction, is spelled out as
// in "<U+202E>". The text must be valid UTF-8.
std::string spelled_out(std::string_view text);

// Without what turns the direction.
std::string straight(std::string_view text);

// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace base
