// Finds formulas in TeX, which scripts in the browser typeset.
#pragma once

#include <cstddef>
#include <string_view>

namespace markdown {

// Whether byte `at` of `body` lies in `$$…$$`, or in `$…$` on one line. A dollar before a space
// opens no formula. A dollar after a space or before a digit closes no formula (Pandoc's rule for
// prices).
bool is_in_formula(std::string_view body, std::size_t at);

}  // namespace markdown
