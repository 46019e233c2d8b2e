// Follows the framing of a chunked body (RFC 9112, section 7.1) through its bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace server {

// The most bytes of one chunk line: a size and its extensions. Real clients send no extensions.
inline constexpr std::size_t kChunkLine = 256;
// The most bytes of all chunk lines and line ends of a body: so many, and one more for every four
// bytes of data. Without this limit, a body of few bytes could have any length.
inline constexpr std::size_t kChunkLines = std::size_t{32} * 1024;

// chunked-body = *(size [extension] CRLF data CRLF) "0" [extension] CRLF CRLF
// Trailers after the last chunk are refused. So are bare line ends, which the HTTP library would
// take for the end of a line.
class ChunkScanner {
 public:
  // Takes the next bytes. Returns how many of them belong to the body: fewer than all only when the
  // body ends there or is broken.
  std::size_t take(std::string_view bytes);

  bool ended() const { return state_ == State::ended; }
  bool broken() const { return state_ == State::broken; }
  // The bytes of data so far.
  std::size_t data() const { return data_; }

 private:
  enum class State { size, space, extension, size_end, data, data_end, line_feed, ended, broken };

  // The state after one byte that is not data.
  State next(char c);
  State after_size(char c) const;
  bool is_too_long() const;

  State state_ = State::size;
  // The digits of the size of the current chunk.
  std::size_t digits_ = 0;
  // The data bytes of the current chunk that are still to come.
  std::size_t left_ = 0;
  // Whether the current chunk is the last one.
  bool last_ = false;
  std::size_t line_ = 0;
  std::size_t lines_ = 0;
  std::size_t data_ = 0;
};

}  // namespace server
