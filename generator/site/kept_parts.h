// Protects finished parts of an address from the rules for the whole address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace site {

// The placeholder of a kept part in an address. No file name holds it, because control characters
// are errors there.
constexpr char kKeptPart = '\x01';

// Adds `part` to `kept` and returns its placeholder.
inline std::string keep(std::string part, std::vector<std::string>& kept) {
  kept.push_back(std::move(part));
  return std::string(1, kKeptPart);
}

// Replaces the placeholders in `path` by the kept parts, in order.
inline std::string with_kept(std::string_view path, const std::vector<std::string>& kept) {
  std::string whole;
  std::size_t next = 0;
  for (const char c : path) {
    if (c == kKeptPart && next < kept.size()) {
      whole += kept[next++];
    } else {
      whole += c;
    }
  }
  return whole;
}

}  // namespace site
