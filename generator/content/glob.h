// Glob patterns for paths, with the syntax of Hugo's `cascade`.
#pragma once

#include <string_view>

namespace content {

// `*` matches any text without "/", `**` any text, and `{a,b}` one of its alternatives (which may
// contain stars but no braces). All other characters match themselves.
bool matches(std::string_view pattern, std::string_view path);

}  // namespace content
