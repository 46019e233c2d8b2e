#include "http/server/framing.h"

#include <charconv>
#include <string>

#include "http/server/request_head.h"

namespace server {
namespace {

constexpr std::string_view kLine = "\r\n";
constexpr std::string_view kEnd = "\r\n\r\n";

struct BodyHeaders {
  int content_lengths = 0;
  int transfer_encodings = 0;
  int hosts = 0;
  bool closes = false;
  bool expects = false;
  bool shows_token = false;
  bool valid = true;
};

void note(const HeaderField& field, BodyHeaders& headers, Framing& framing) {
  const auto named = [&](std::string_view name) { return same_token(field.name, name); };
  if (named("content-length")) {
    const char* end = field.value.data() + field.value.size();
    const auto [stop, error] = std::from_chars(field.value.data(), end, framing.content_length);
    ++headers.content_lengths;
    headers.valid = headers.valid && !field.value.empty() && stop == end && error == std::errc();
  } else if (named("transfer-encoding")) {
    ++headers.transfer_encodings;
    headers.valid = headers.valid && same_token(field.value, "chunked");
  } else if (named("host")) {
    ++headers.hosts;
    headers.valid = headers.valid && is_host(field.value);
  } else if (named("connection")) {
    headers.closes = headers.closes || lists_token(field.value, "close");
  } else if (named("expect")) {
    headers.expects = same_token(field.value, "100-continue");
  } else if (named("authorization")) {
    headers.shows_token = true;
  }
}

// Nothing for a head that must be refused.
std::optional<Frame> frame_head(std::string_view bytes, Framing& framing) {
  const std::optional<RequestHead> head = parse_request_head(bytes);
  if (!head) return std::nullopt;
  BodyHeaders headers;
  for (const HeaderField& field : head->fields) note(field, headers, framing);
  // HTTP/1.0 requires no Host, and knows neither chunks nor 100-continue (RFC 9112, sections 3.2
  // and 6.1; RFC 9110, section 10.1.1).
  const bool old = head->version == RequestHead::Version::http_1_0;
  const bool one_host = headers.hosts == 1 || (old && headers.hosts == 0);
  const bool one_length = headers.content_lengths + headers.transfer_encodings <= 1;
  const bool chunked = headers.transfer_encodings > 0;
  if (!headers.valid || !one_host || !one_length || (old && chunked)) return std::nullopt;
  if (chunked) framing.chunks.emplace();
  Frame frame;
  frame.asks_first = headers.expects && !old;
  frame.closes = headers.closes || old;
  frame.waits = headers.shows_token || !(head->method == "GET" || head->method == "HEAD");
  return frame;
}

Frame with(Frame frame, Readiness readiness, std::optional<std::size_t> length = {}) {
  frame.readiness = readiness;
  frame.length = length;
  return frame;
}

Frame frame_chunks(std::string_view bytes, const Frame& head, Framing& framing) {
  const std::size_t taken = head.head + framing.scanned;
  framing.scanned += framing.chunks->take(bytes.substr(taken));
  // The rest is not buffered. Its framing is checked while it is read.
  if (framing.chunks->data() > kBufferedBody) return with(head, Readiness::ready);
  if (framing.chunks->broken()) return with(head, Readiness::broken);
  if (!framing.chunks->ended()) return with(head, Readiness::incomplete);
  return with(head, Readiness::ready, head.head + framing.scanned);
}

}  // namespace

Frame frame(std::string_view bytes, Framing& framing) {
  if (!framing.head) {
    const std::size_t begin = bytes.starts_with(kLine) ? kLine.size() : 0;
    const std::size_t end = bytes.find(kEnd, begin);
    if (end == std::string_view::npos) {
      return {bytes.size() > kHeadLimit ? Readiness::broken : Readiness::incomplete};
    }
    const std::size_t head = end + kEnd.size();
    if (head > kHeadLimit) return {Readiness::broken};
    framing.head = frame_head(bytes.substr(begin, head - begin), framing);
    if (!framing.head) return {Readiness::broken};
    framing.head->head = head;
  }
  const Frame& head = *framing.head;
  if (framing.chunks) return frame_chunks(bytes, head, framing);
  if (framing.content_length > kBufferedBody) return with(head, Readiness::ready);
  const std::size_t whole = head.head + framing.content_length;
  return with(head, bytes.size() >= whole ? Readiness::ready : Readiness::incomplete, whole);
}

}  // namespace server
