// Finds the end of a request before the HTTP library reads it. Otherwise the library could read the
// rest of one request as the next one, or wait for bytes that never come.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/server/chunk_scanner.h"

namespace server {

// Bytes of the request line and headers.
inline constexpr std::size_t kHeadLimit = std::size_t{32} * 1024;
// A body with a larger Content-Length is not buffered.
inline constexpr std::size_t kBufferedBody = std::size_t{64} * 1024;

enum class Readiness {
  // More bytes are needed before the request can be processed.
  incomplete,
  // The request is complete, or as much of it as is buffered.
  ready,
  // The request is invalid, ambiguous (RFC 9112, sections 3.2 and 6.3) or unbounded. It must be
  // refused and the connection closed.
  broken,
};

struct Frame {
  Readiness readiness = Readiness::incomplete;
  // Bytes of the head, and of an empty line before it (RFC 9112, section 2.2).
  std::size_t head = 0;
  // Bytes of the whole request; nothing when its end is not awaited.
  std::optional<std::size_t> length = {};
  // The client sends its body only after "100 Continue" ("Expect: 100-continue").
  bool asks_first = false;
  // The client wants the connection closed after the answer (RFC 9112, section 9.3).
  bool closes = false;
  // Whether answering may block on the disk. Only a reader's GET does not, because its answer is
  // usually in memory.
  bool waits = true;
};

// How far the request at the start of a buffer has been scanned for its end. Kept between two reads
// from the socket, so that no byte is scanned twice. Begins anew with each request.
struct Framing {
  // The frame of the head; nothing while the head is incomplete.
  std::optional<Frame> head = {};
  std::size_t content_length = 0;
  // For a chunked body.
  std::optional<ChunkScanner> chunks = {};
  // The bytes that `chunks` has taken.
  std::size_t scanned = 0;
};

// `bytes` holds all bytes that `framing` has seen, and more.
Frame frame(std::string_view bytes, Framing& framing);

}  // namespace server
