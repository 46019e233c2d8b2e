// Where a request ends, told from its first bytes: the guard before the HTTP library, which would
// otherwise read the rest of one request as the next, or wait for bytes that never come.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace server {

// Bytes of request line and headers; the library takes lines of at most 8 KB.
inline constexpr std::size_t kHeadLimit = std::size_t{32} * 1024;
// A body that is announced to be longer is not waited for.
inline constexpr std::size_t kBufferedBody = std::size_t{64} * 1024;
// Chunks of one body. Each look at a request walks over all of them, so that a client that sends a
// byte a chunk would keep us walking.
inline constexpr std::size_t kMostChunks = 4096;

enum class Readiness {
  // More bytes are needed before anything is worth doing.
  incomplete,
  // All of the request is here, or as much of it as is waited for.
  ready,
  // Ambiguous (RFC 9112, sections 3.2 and 6.3) or without end: to be refused, and the connection
  // closed.
  broken,
};

struct Frame {
  Readiness readiness = Readiness::incomplete;
  // Bytes of the whole request; nothing when its end is not waited for.
  std::optional<std::size_t> length = {};
  // The client sends its body only after it is told to go on ("Expect: 100-continue").
  bool asks_first = false;
  // Answering may wait for the disk: it is no reader's GET, which finds its answer in memory or
  // nearly so.
  bool waits = true;
};

Frame frame(std::string_view bytes);

// Makes the name of a Range header another one, in place: the library answers 416, without asking
// us, to those that it cannot read, which are to be ignored (RFC 9110, section 14.2).
void hide_ranges(std::string& bytes);

}  // namespace server
