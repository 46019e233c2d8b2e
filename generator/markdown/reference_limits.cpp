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
  return base::lower_case(base::shortened(label, std::string_view::npos));
}

// The label of a definition at the beginning of a line, after marks of quotations and lists.
std::string_view label_of(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t>-+*");
  if (begin == std::string_view::npos || line[begin] != '[') return {};
  const std::size_t end = line.substr(0, begin + kLongestLabel).find("]:", begin);
  return end == std::string_view::npos ? std::string_view()
                                       : line.substr(begin + 1, end - begin - 1);
}

// The long definitions, with their sizes. A definition reaches to the next one or a blank line.
Definitions long_definitions(std::string_view body) {
  Definitions found;
  std::string_view label;
  std::size_t size = 0;
  const auto end = [&] {
    if (size > kLong && !label.empty()) {
      std::size_t& known = found[key_of(label)];
      known = std::max(known, size);
    }
    label = {};
    size = 0;
  };
  for (const std::string_view line : base::split(body, '\n')) {
    const std::string_view next = label_of(line);
    if (!next.empty() || base::trim(line).empty()) end();
    if (!next.empty()) label = next;
    size += line.size();
  }
  end();
  return found;
}

}  // namespace

std::optional<Excess> reference_excess(std::string_view body) {
  if (body.find("]:") == std::string_view::npos) return std::nullopt;
  const Definitions definitions = long_definitions(body);
  if (definitions.empty()) return std::nullopt;
  const std::size_t most = kMostGrowth + 4 * body.size();
  std::size_t added = 0;
  std::size_t opening = std::string_view::npos;
  for (std::size_t at = body.find_first_of("[]"); at != std::string_view::npos;
       at = body.find_first_of("[]", at + 1)) {
    if (body[at] == '[') {
      opening = at;
      continue;
    }
    if (opening == std::string_view::npos || at - opening > kLongestLabel) continue;
    const auto found = definitions.find(key_of(body.substr(opening + 1, at - opening - 1)));
    if (found != definitions.end() && (added += found->second) > most)
      return Excess{Excess::Kind::growth, opening};
    opening = std::string_view::npos;
  }
  return std::nullopt;
}

}  // namespace markdown
