// Formulas in TeX, as authors write them for programs that run in the browser.
#pragma once

#include <cstddef>
#include <string_view>

namespace markdown {

// Whether byte `at` of `body` lies in `$$…$$`, or in `$…$` on one line. A dollar before a space
// opens none, and one behind a space or before a digit closes none (Pandoc's rule for prices).
bool is_in_formula(std::string_view body, std::size_t at);

}  // namespace markdown
