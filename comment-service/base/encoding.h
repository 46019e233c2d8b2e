// Encodings that make bytes safe in URLs: base64url, percent-encoding, UUIDs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// base64url without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
// Returns nothing for a text that base64url() cannot produce.
std::optional<std::string> from_base64url(std::string_view text);

// Percent-encodes all characters except RFC 3986's unreserved ones and those in `also_kept`.
std::string percent_encode(std::string_view text, std::string_view also_kept = "");

enum class Plus { literal, space };
// Decodes once. A "%" without two hex digits after it stays unchanged (URL standard).
std::string percent_decode(std::string_view text, Plus plus);

// Formats 16 random bytes as a version 4 UUID (RFC 9562, section 5.4).
std::string uuid(std::string bytes);

}  // namespace base
