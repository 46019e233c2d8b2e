#include "http/server/chunk_scanner.h"

#include <algorithm>

namespace server {
namespace {

// Enough for every accepted body.
constexpr std::size_t kMostDigits = 8;

// Returns -1 for any other character.
int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; }

}  // namespace

std::size_t ChunkScanner::take(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size() && !ended() && !broken()) {
    if (state_ == State::data) {
      const std::size_t some = std::min(left_, bytes.size() - at);
      left_ -= some;
      data_ += some;
      at += some;
      if (left_ == 0) state_ = State::data_end;
    } else {
      ++line_;
      ++lines_;
      state_ = is_too_long() ? State::broken : next(bytes[at]);
      ++at;
    }
  }
  return at;
}

bool ChunkScanner::is_too_long() const {
  return line_ > kChunkLine || lines_ > kChunkLines + data_ / 4;
}

// White space may only stand before the semicolon of an extension (RFC 9112, section 7.1.1).
ChunkScanner::State ChunkScanner::after_size(char c) const {
  if (digits_ == 0) return State::broken;
  if (c == ' ' || c == '\t') return State::space;
  if (c == ';') return State::extension;
  return c == '\r' && state_ == State::size ? State::size_end : State::broken;
}

ChunkScanner::State ChunkScanner::next(char c) {
  switch (state_) {
    case State::size: {
      const int value = digit(c);
      if (value < 0) return after_size(c);
      left_ = left_ * 16 + static_cast<std::size_t>(value);
      return ++digits_ > kMostDigits ? State::broken : State::size;
    }
    case State::space:
      return after_size(c);
    case State::extension:
      if (c == '\r') return State::size_end;
      return is_control(c) ? State::broken : State::extension;
    case State::size_end:
      if (c != '\n') return State::broken;
      line_ = 0;
      last_ = left_ == 0;
      return last_ ? State::data_end : State::data;
    case State::data_end:
      return c == '\r' ? State::line_feed : State::broken;
    case State::line_feed:
      if (c != '\n') return State::broken;
      digits_ = 0;
      line_ = 0;
      return last_ ? State::ended : State::size;
    case State::data:
    case State::ended:
    case State::broken:
      break;
  }
  return State::broken;
}

}  // namespace server
