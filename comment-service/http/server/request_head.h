// Parses the request line and the header fields of a request (RFC 9112, sections 2 to 5). The rules
// are strict, because a lenient parser can see another request than a proxy in front of it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace server {

// The most bytes of a target. RFC 9112, section 3, asks for at least 8,000.
inline constexpr std::size_t kTargetLimit = 8'000;

// All texts are views of the parsed bytes. Nothing is decoded.
struct HeaderField {
  std::string_view name;
  // Without white space at either end; may be empty.
  std::string_view value;
};

struct RequestHead {
  std::string_view method;
  // The path of the target, in origin form or in absolute form; "*" for OPTIONS of the whole
  // server.
  std::string_view path;
  // Without the "?".
  std::string_view query;
  enum class Version { http_1_0, http_1_1 } version = Version::http_1_1;
  std::vector<HeaderField> fields;
};

// `head` is a whole head, from the request line to the empty line. Returns nothing when it is not
// valid: another version, a target of another form, a line end or control character in a line, a
// line that continues the line before, or a field name that is not a token.
std::optional<RequestHead> parse_request_head(std::string_view head);

// Whether the texts are equal, without regard to the case of ASCII letters.
bool same_token(std::string_view a, std::string_view b);

// Whether the text is a valid Host header: a host with an optional port, or nothing (RFC 9112,
// section 3.2).
bool is_host(std::string_view text);

// Whether a comma-separated list has the token.
bool lists_token(std::string_view list, std::string_view token);

}  // namespace server
