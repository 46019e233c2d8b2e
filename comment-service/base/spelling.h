// "Did you mean": the nearest of the known names.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace base {

// `did you mean "words"?` for the known name that is at most a third of its letters away, else
// `known are a, b, c`; empty when none is known.
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

}  // namespace base
