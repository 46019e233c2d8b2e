#include "base/hash.h"

#include <xxhash.h>

namespace base {

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hash_name(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint64_t value = hash(bytes);
  std::string name;
  for (int shift = 60; shift >= 0; shift -= 4)
    name += kDigits[(value >> static_cast<unsigned>(shift)) & 15U];
  return name;
}

}  // namespace base
