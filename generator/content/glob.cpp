#include "content/glob.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace content {
namespace {

bool matches_after(std::string_view skipped, std::string_view pattern, std::string_view path) {
  for (std::size_t at = 0; at <= skipped.size(); ++at) {
    if (matches(pattern, path.substr(at))) return true;
  }
  return false;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path) {
  const std::size_t plain = std::min(pattern.find_first_of("*{"), pattern.size());
  if (path.substr(0, plain) != pattern.substr(0, plain)) return false;
  pattern.remove_prefix(plain);
  path.remove_prefix(plain);
  if (pattern.empty()) return path.empty();
  if (pattern.starts_with("**")) return matches_after(path, pattern.substr(2), path);
  if (pattern.front() == '*')
    return matches_after(path.substr(0, path.find('/')), pattern.substr(1), path);
  const std::size_t end = pattern.find('}');
  if (end == std::string_view::npos) return false;
  for (const std::string_view choice : base::split(pattern.substr(1, end - 1), ',')) {
    if (matches(std::string(choice) + std::string(pattern.substr(end + 1)), path)) return true;
  }
  return false;
}

}  // namespace content
