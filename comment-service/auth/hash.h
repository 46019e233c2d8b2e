// Hash functions of libsodium; only hash.cpp uses it.
#pragma once

#include <string>
#include <string_view>

namespace auth {

// BLAKE2b, 32 raw bytes.
std::string hash(std::string_view text);

// HMAC-SHA-512-256 (RFC 2104; SHA-512 cut to 32 raw bytes).
std::string keyed_hash(std::string_view key, std::string_view text);

// Compares in constant time, to prevent timing attacks. Only the lengths can leak.
bool equal(std::string_view a, std::string_view b);

// A short hash for ETags and versions: 96 bits, base64url.
std::string fingerprint(std::string_view bytes);

}  // namespace auth
