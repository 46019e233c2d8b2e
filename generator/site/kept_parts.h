// Parts of an address that are finished and that no rule may change any more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace site {

// Stands in an address for a kept part. No name of a file holds it: control characters are errors.
constexpr char kKeptPart = '\x01';

// Keeps `part` and returns what stands for it.
inline std::string keep(std::string part, std::vector<std::string>& kept) {
  kept.push_back(std::move(part));
  return std::string(1, kKeptPart);
}

// The address with the kept parts, which are in the order of their places.
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
