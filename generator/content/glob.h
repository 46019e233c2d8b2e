// Patterns for paths, as Hugo's `cascade` has them.
#pragma once

#include <string_view>

namespace content {

// `*` stands for any text without "/", `**` for any text, `{a,b}` for one of these (which may hold
// stars, but no braces). Everything else stands for itself.
bool matches(std::string_view pattern, std::string_view path);

}  // namespace content
