// Fast content hashes (XXH3, not cryptographic): to compare bytes and to name them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

std::uint64_t hash(std::string_view bytes);
// 16 lower-case hexadecimal digits.
std::string hash_name(std::string_view bytes);
// 32 digits, of 128 bits: two texts never have the same by accident.
std::string wide_hash_name(std::string_view bytes);

}  // namespace base
