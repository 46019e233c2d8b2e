#include "base/spelling.h"

#include <algorithm>
#include <vector>

namespace base {
namespace {

// The number of edits (insert, delete, replace, swap of neighbours) between two names.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + cost});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::string suggestion(std::string_view name, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t nearest = name.size();
  for (const std::string_view candidate : known) {
    const std::size_t edits = distance(name, candidate);
    const std::size_t allowed =
        std::max<std::size_t>(1, std::max(name.size(), candidate.size()) / 3);
    if (edits > allowed || edits >= nearest) continue;
    best = candidate;
    nearest = edits;
  }
  if (!best.empty()) return "did you mean \"" + std::string(best) + "\"?";
  if (known.empty()) return {};
  std::string list = "known are ";
  for (const std::string_view candidate : known) {
    if (candidate != known.front()) list += ", ";
    list += candidate;
  }
  return list;
}

}  // namespace base
