// "Did you mean": the nearest of the known names.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace base {

// Edits (insert, delete, replace, swap of neighbours) between two names, case ignored.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest known name within a third of its length; empty when none is that near.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);

// `did you mean "title"?` for the nearest known name, else an empty text.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> known);

}  // namespace base
