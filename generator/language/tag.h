// Facts that ICU knows about a language: its existence, its own name and its direction.
#pragma once

#include <string>
#include <string_view>

namespace language {

// Whether the first subtag of a well-formed tag (base/language.h) is an ISO 639 language that ICU
// knows: true for "fr" and "pt-BR", false for "xx".
bool is_known(std::string_view tag);

// The name of the language in the language itself, for menus: "Français", "Português (Brasil)".
// Returns the tag if ICU does not know the language.
std::string own_name(std::string_view tag);

enum class Direction { left_to_right, right_to_left };

Direction direction_of(std::string_view tag);
// The value of HTML's `dir` attribute: "ltr" or "rtl".
std::string_view name_of(Direction direction);

// The tag without its last subtag: "pt" for "pt-BR", "zh-Hant" for "zh-Hant-TW". Empty for a tag
// with one subtag.
std::string_view parent_of(std::string_view tag);

// Whether two tags are equal. Letter case does not matter (RFC 5646, 2.1.1).
bool is_same(std::string_view a, std::string_view b);

}  // namespace language
