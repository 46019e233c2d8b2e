#include "http/server/stream.h"

#include <algorithm>
#include <limits>

namespace server {
namespace {

// Bytes of a streamed answer to collect before sending. For fewer bytes, the system call costs more
// than the copy.
constexpr std::size_t kPiece = std::size_t{64} * 1024;
// From this size on, bytes are sent without copying them, because the copy costs more than a system
// call.
constexpr std::size_t kLarge = std::size_t{4} * 1024;
// The interval at which a waiting thread checks whether the service is stopping.
constexpr std::chrono::milliseconds kStopCheckInterval{250};

}  // namespace

Stream::Stream(Connection& connection, std::size_t head) : connection_(connection), limit_(head) {}

ssize_t Stream::read(char* bytes, std::size_t size) {
  if (consumed_ >= limit_) return -1;
  const std::string& buffer = connection_.buffer;
  if (consumed_ - dropped_ == buffer.size()) {
    // Frees the consumed bytes, because the reader of a large body keeps its own copy.
    drop_consumed();
    if (!connection_.wait_and_receive()) return -1;
  }
  const std::size_t at = consumed_ - dropped_;
  std::size_t count = std::min({size, buffer.size() - at, limit_ - consumed_});
  if (chunks_) {
    count = chunks_->take(std::string_view(buffer).substr(at, count));
    if (count == 0 || chunks_->broken()) return -1;
  }
  std::copy_n(buffer.data() + at, count, bytes);
  consumed_ += count;
  return static_cast<ssize_t>(count);
}

void Stream::expect_body(std::size_t bytes) { limit_ += bytes; }

void Stream::expect_chunks() {
  limit_ = std::numeric_limits<std::size_t>::max();
  chunks_.emplace();
}

void Stream::drop_consumed() {
  connection_.buffer.erase(0, consumed_ - dropped_);
  dropped_ = consumed_;
}

void Stream::flow(const Timeouts& timeouts, const std::atomic<bool>& stopping) {
  flow_.emplace(Flow{stopping, timeouts.sending, Deadline::clock::now() + timeouts.flowing});
}

ssize_t Stream::write(const char* bytes, std::size_t size) {
  if (!flow_ && size >= kLarge) {
    connection_.send_with({bytes, size});
    return static_cast<ssize_t>(size);
  }
  connection_.unsent.append(bytes, size);
  if (flow_ && connection_.unsent.size() >= kPiece && !push()) return -1;
  return static_cast<ssize_t>(size);
}

bool Stream::push() {
  const Deadline begun = Deadline::clock::now();
  const Deadline latest = std::min(begun + flow_->piece, flow_->end);
  while (!flow_->stopping) {
    const Deadline now = Deadline::clock::now();
    if (now >= latest) return false;
    connection_.deadline = std::min(latest, now + kStopCheckInterval);
    if (connection_.send_all()) return true;
    // The deadline has not passed, so the client has disconnected.
    if (Deadline::clock::now() < connection_.deadline) return false;
  }
  return false;
}

void Stream::get_remote_ip_and_port(std::string& ip, int& /*port*/) const {
  ip = connection_.peer();
}

// Nobody needs the local address, and it would cost a system call for every request.
void Stream::get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const {}

}  // namespace server
