#include "base/spelling.h"

#include <algorithm>
#include <vector>

namespace base {
namespace {

// Comparing takes time in proportion to the product of the lengths. No name is that long.
constexpr std::size_t kLongest = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The first letter is hardly ever mistyped, so a short word with another one is another word:
// "math" is not "path". Two swapped letters are a slip.
bool may_be_meant(std::string_view name, std::string_view known) {
  constexpr std::size_t kShort = 4;
  if (name.size() > kShort || name.size() < 2 || known.size() < 2) return true;
  const bool is_swapped = lower(name[0]) == lower(known[1]) && lower(name[1]) == lower(known[0]);
  return lower(name[0]) == lower(known[0]) || is_swapped;
}

}  // namespace

// Optimal string alignment: the Damerau–Levenshtein distance that edits no substring twice.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> known,
                         const Fits& fits) {
  std::string_view best;
  std::size_t best_distance = name.size();
  for (const std::string_view candidate : known) {
    const std::size_t longer = std::max(name.size(), candidate.size());
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer > kLongest || longer - std::min(name.size(), candidate.size()) > allowed) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance <= allowed && distance < best_distance && may_be_meant(name, candidate) &&
        (!fits || fits(candidate))) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> known,
                         const Fits& fits) {
  const std::string_view best = nearest(name, known, fits);
  return best.empty() ? std::string() : "did you mean \"" + std::string(best) + "\"?";
}

}  // namespace base
