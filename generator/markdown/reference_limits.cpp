#include "markdown/reference_limits.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "markdown/limits.h"

namespace markdown {
namespace {

// Shorter definitions add to a text in proportion to its length.
constexpr std::size_t kLong = 100;           // bytes
constexpr std::size_t kLongestLabel = 1000;  // CommonMark's limit

using Definitions = std::unordered_map<std::string, std::size_t>;

std::string key_of(std::string_view label) {
  return base::fold_case(base::shortened(label, std::string_view::npos));
}

// The next bracket that no backslash escapes.
std::size_t next_bracket(std::string_view body, std::size_t at) {
  at = body.find_first_of("[]\\", at);
  while (at != std::string_view::npos && body[at] == '\\') at = body.find_first_of("[]\\", at + 2);
  return at;
}

// Calls visit(begin, end) with the places of the brackets around each label, until it returns
// false.
template <class Visit>
void for_each_label(std::string_view body, Visit visit) {
  std::size_t opening = std::string_view::npos;
  for (std::size_t at = next_bracket(body, 0); at != std::string_view::npos;
       at = next_bracket(body, at + 1)) {
    if (body[at] == '[') {
      opening = at;
      continue;
    }
    if (opening == std::string_view::npos || at - opening > kLongestLabel + 1) continue;
    if (!visit(opening, at)) return;
    opening = std::string_view::npos;
  }
}

// Where the lines from `begin` end: at a blank line, or at `most`.
std::size_t lines_end(std::string_view body, std::size_t begin, std::size_t most) {
  for (std::size_t at = body.find('\n', begin); at < most; at = body.find('\n', at + 1)) {
    const std::size_t text = body.find_first_not_of(" \t\r", at + 1);
    if (text == std::string_view::npos || body[text] == '\n') return at;
  }
  return most;
}

// The long definitions, with their sizes. A definition reaches to the next one or a blank line.
// Each "[label]:" counts, wherever it stands: no mark before it may hide a definition.
Definitions long_definitions(std::string_view body) {
  Definitions found;
  std::string_view label;
  std::size_t begin = 0;
  const auto end = [&](std::size_t next) {
    const std::size_t size = lines_end(body, begin, next) - begin;
    if (size <= kLong || base::trim(label).empty()) return;
    std::size_t& known = found[key_of(label)];
    known = std::max(known, size);
  };
  for_each_label(body, [&](std::size_t opening, std::size_t closing) {
    if (body.substr(closing + 1, 1) != ":") return true;
    end(opening);
    label = body.substr(opening + 1, closing - opening - 1);
    begin = opening;
    return true;
  });
  end(body.size());
  return found;
}

}  // namespace

std::optional<Excess> reference_excess(std::string_view body) {
  if (body.find("]:") == std::string_view::npos) return std::nullopt;
  const Definitions definitions = long_definitions(body);
  if (definitions.empty()) return std::nullopt;
  const std::size_t most = kMostGrowth + 4 * body.size();
  std::size_t added = 0;
  std::optional<Excess> excess;
  for_each_label(body, [&](std::size_t opening, std::size_t closing) {
    const auto found = definitions.find(key_of(body.substr(opening + 1, closing - opening - 1)));
    if (found != definitions.end()) added += found->second;
    if (added > most) excess = Excess{Excess::Kind::growth, opening};
    return !excess;
  });
  return excess;
}

}  // namespace markdown
