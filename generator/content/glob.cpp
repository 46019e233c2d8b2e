#include "content/glob.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace content {
namespace {

// The positions in the path that the pattern can have reached: one mark before each byte, and one
// at the end. Following all positions at once limits the time to pattern length × path length.
using Marks = std::vector<bool>;

void pass_stars(Marks& marks, std::string_view path, bool over_slashes) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (marks[i] && (over_slashes || path[i] != '/')) marks[i + 1] = true;
  }
}

void pass_byte(Marks& marks, std::string_view path, char byte) {
  for (std::size_t i = path.size(); i > 0; --i) marks[i] = marks[i - 1] && path[i - 1] == byte;
  marks[0] = false;
}

// `pattern` must have no braces.
Marks passed(Marks marks, std::string_view pattern, std::string_view path) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '*') {
      pass_byte(marks, path, pattern[at]);
      continue;
    }
    const bool is_double = pattern.substr(at, 2) == "**";
    pass_stars(marks, path, is_double);
    if (is_double) ++at;
  }
  return marks;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path) {
  Marks marks(path.size() + 1);
  marks[0] = true;
  while (true) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    marks = passed(std::move(marks), pattern.substr(0, open), path);
    if (open == pattern.size()) return marks.back();
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return false;
    Marks any(marks.size());
    for (const std::string_view choice :
         base::split(pattern.substr(open + 1, close - open - 1), ',')) {
      const Marks one = passed(marks, choice, path);
      for (std::size_t i = 0; i < any.size(); ++i) any[i] = any[i] || one[i];
    }
    marks = std::move(any);
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace content
