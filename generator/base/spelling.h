// "Did you mean": finds the known name that is most similar to a misspelt one.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace base {

// The number of edits (insert, delete, replace, swap of neighbours) between two names. Ignores
// case.
std::size_t edit_distance(std::string_view a, std::string_view b);

// Whether a known name can be meant, apart from its spelling.
using Fits = std::function<bool(std::string_view known)>;

// Returns the known name with the fewest edits: at most a third of the length of the longer name,
// and one of a shorter name. A name of two to four bytes must begin as the known one. Only names
// that fit are returned. Empty when no name is that close.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known,
                         const Fits& fits = {});

// Returns `did you mean "title"?` with the nearest known name, or an empty text.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> known,
                         const Fits& fits = {});

}  // namespace base
