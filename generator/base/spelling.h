// "Did you mean": finds the known name that is most similar to a misspelt one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace base {

// The number of edits (insert, delete, replace, swap of neighbours) between two names. Ignores
// case.
std::size_t edit_distance(std::string_view a, std::string_view b);

// Returns the known name with the fewest edits, at most a third of the name's length. Empty when no
// name is that close.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);

// Returns `did you mean "title"?` with the nearest known name, or an empty text.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> known);

}  // namespace base
