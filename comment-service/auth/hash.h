// Hashes: the only user of libsodium.
#pragma once

#include <string>
#include <string_view>

namespace auth {

// BLAKE2b, 32 raw bytes.
std::string hash(std::string_view text);

// HMAC-SHA-512-256 (RFC 2104; SHA-512 cut to 32 raw bytes).
std::string keyed_hash(std::string_view key, std::string_view text);

// Takes as long for a near miss as for a wild guess; only the lengths may be told from the time.
bool equal(std::string_view a, std::string_view b);

// A short name for these bytes, for ETags and versions: 96 bits, base64url.
std::string fingerprint(std::string_view bytes);

}  // namespace auth
