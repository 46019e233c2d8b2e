// Finds the end of a request before the HTTP library parses it. Otherwise the library could read
// the rest of one request as the next one, or wait for bytes that never come.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace server {

// Bytes of the request line and headers. The library accepts lines of up to 8 KB.
inline constexpr std::size_t kHeadLimit = std::size_t{32} * 1024;
// A body with a larger Content-Length is not buffered.
inline constexpr std::size_t kBufferedBody = std::size_t{64} * 1024;
// The most chunks in one body. Each check walks over all chunks, so one-byte chunks would cost
// quadratic time.
inline constexpr std::size_t kMostChunks = 4096;

enum class Readiness {
  // More bytes are needed before the request can be processed.
  incomplete,
  // The request is complete, or as much of it as is buffered.
  ready,
  // The request is ambiguous (RFC 9112, sections 3.2 and 6.3) or unbounded. It must be refused and
  // the connection closed.
  broken,
};

struct Frame {
  Readiness readiness = Readiness::incomplete;
  // Bytes of the whole request; nothing when its end is not awaited.
  std::optional<std::size_t> length = {};
  // The client sends its body only after "100 Continue" ("Expect: 100-continue").
  bool asks_first = false;
  // Whether answering may block on the disk. Only a reader's GET does not, because its answer is
  // usually in memory.
  bool waits = true;
};

Frame frame(std::string_view bytes);

// Renames Range headers in place. The library answers 416 to an invalid Range header without
// calling us, but such headers must be ignored (RFC 9110, section 14.2).
void hide_ranges(std::string& bytes);

}  // namespace server
