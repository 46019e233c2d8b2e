// What ICU knows of a language: whether there is one, its own name, and which way it is written.
#pragma once

#include <string>
#include <string_view>

namespace language {

// Whether the first subtag of a well-formed tag (base/language.h) is a language of ISO 639 that ICU
// knows: "fr" and "pt-BR", not "xx".
bool is_known(std::string_view tag);

// The language's name in itself, as a menu shows it: "Français", "Português (Brasil)". Of a tag
// that ICU does not know, the tag.
std::string own_name(std::string_view tag);

enum class Direction { left_to_right, right_to_left };

Direction direction_of(std::string_view tag);
// As HTML's `dir` has it: "ltr" or "rtl".
std::string_view name_of(Direction direction);

// "pt" of "pt-BR", "zh-Hant" of "zh-Hant-TW"; empty: the tag has one subtag only.
std::string_view parent_of(std::string_view tag);

// Whether two tags are one: their letters' case says nothing (RFC 5646, 2.1.1).
bool is_same(std::string_view a, std::string_view b);

}  // namespace language
