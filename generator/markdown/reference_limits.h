// Counts how much the links to long link definitions add to a text. Part of limits.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "markdown/paragraph_limits.h"

namespace markdown {

// Each use of a definition (`[a]: https://…`) repeats its address and title. Code counts, too: only
// a text with a very long definition and very many uses comes near the limit.
std::optional<Excess> reference_excess(std::string_view body);

}  // namespace markdown
