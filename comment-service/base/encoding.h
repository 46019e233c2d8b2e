// Bytes as text that is safe in URLs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// base64url without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
// Nothing when the text is not what base64url() makes.
std::optional<std::string> from_base64url(std::string_view text);

// Percent-encodes all but RFC 3986's unreserved characters and those of `also_kept`.
std::string percent_encode(std::string_view text, std::string_view also_kept = "");

enum class Plus { literal, space };
// Decodes once; a "%" that is not followed by two hex digits stays as it is (URL standard).
std::string percent_decode(std::string_view text, Plus plus);

// 16 random bytes as a UUID (RFC 9562, section 5.4).
std::string uuid(std::string bytes);

}  // namespace base
