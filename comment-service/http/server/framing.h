// Where a request ends, told from its first bytes: the guard before the HTTP library, which would
// otherwise read the rest of one request as the next, or wait for bytes that never come.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace server {

// Bytes of request line and headers; the library takes lines of at most 8 KB.
inline constexpr std::size_t kHeadLimit = std::size_t{32} * 1024;
// A body that is announced to be longer is not waited for.
inline constexpr std::size_t kBufferedBody = std::size_t{64} * 1024;

enum class Readiness {
  // More bytes are needed before anything is worth doing.
  incomplete,
  // All of the request is here, or as much of it as is waited for.
  ready,
  // Ambiguous (RFC 9112, section 6.3) or without end: to be refused, and the connection closed.
  broken,
};

struct Frame {
  Readiness readiness = Readiness::incomplete;
  // Bytes of the whole request; nothing when only its end tells (a chunked body).
  std::optional<std::size_t> length;
};

Frame frame(std::string_view bytes);

}  // namespace server
