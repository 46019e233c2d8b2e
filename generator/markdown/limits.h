// Limits that keep the work of rendering proportional to the length of a text.
//
// cmark-gfm needs quadratic time or memory for some texts that nobody writes: quotations 10,000
// deep, a table of 2,000 columns whose rows are empty, thousands of openers without an end. One
// scan in linear time finds them before parsing. Code is not counted.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/raw_html.h"
#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

constexpr std::size_t kDeepest = 100;              // containers, and also links and emphasis
constexpr std::size_t kMostCells = 1000;           // in a row of a table; a few rows may have more
constexpr std::size_t kMostMissingCells = 100000;  // in all tables of a text
constexpr std::size_t kMostOpenImages = 1000;      // "![" without "]", in a paragraph
constexpr std::size_t kMostOpenTags = 200;         // "<?", "<!" without an end, in a paragraph
constexpr std::size_t kMostClosing = 200;          // parentheses at the end of an address
constexpr std::size_t kMostGrowth = 10'000'000;    // bytes that repeated link definitions add

struct LimitScan {
  std::optional<LimitFault> fault;  // the first one in the text
  std::size_t steps = 0;            // work done, in bytes looked at
};

// Scans a text before it is parsed.
LimitScan scan_limits(std::string_view body);

// A fault that only the tree shows: emphasis, links and images nested too deep.
std::optional<LimitFault> nesting_fault(const Tree& tree);

// A fault in the author's own HTML (html/parser.h), whose parts in `html` are `raw`.
std::optional<LimitFault> html_fault(std::string_view html, const std::vector<RawHtml>& raw);

}  // namespace markdown
