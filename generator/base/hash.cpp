#include "base/hash.h"

#include <xxhash.h>

namespace base {

namespace {

std::string digits_of(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4)
    digits += kDigits[(value >> static_cast<unsigned>(shift)) & 15U];
  return digits;
}

}  // namespace

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hash_name(std::string_view bytes) { return digits_of(hash(bytes)); }

std::string wide_hash_name(std::string_view bytes) {
  const XXH128_hash_t value = XXH3_128bits(bytes.data(), bytes.size());
  return digits_of(value.high64) + digits_of(value.low64);
}

}  // namespace base
