#include "http/server/framing.h"

#include <algorithm>
#include <charconv>

namespace server {
namespace {

constexpr std::string_view kLine = "\r\n";
constexpr std::string_view kEnd = "\r\n\r\n";
// The most bytes of a chunk's size and extensions. Real clients send no extensions.
constexpr std::size_t kChunkLine = 256;

bool named(std::string_view line, std::string_view name) {
  return line.size() > name.size() && line[name.size()] == ':' &&
         std::ranges::equal(line.substr(0, name.size()), name, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
         });
}

std::string_view value_of(std::string_view line) {
  std::string_view value = line.substr(line.find(':') + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  return value;
}

// A field name is a token directly before the colon (RFC 9112, section 5.1). A line that starts
// with white space would continue the line before.
bool well_formed(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return line.substr(0, colon).find_first_of(" \t\r\n") == std::string_view::npos &&
         line.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

struct HeaderFields {
  int content_lengths = 0;
  std::size_t content_length = 0;
  int transfer_encodings = 0;
  int hosts = 0;
  bool asks_first = false;
  bool shows_token = false;
  bool valid = true;
};

void note(std::string_view line, HeaderFields& fields) {
  fields.valid = fields.valid && well_formed(line);
  if (named(line, "content-length")) {
    const std::string_view value = value_of(line);
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, fields.content_length);
    ++fields.content_lengths;
    fields.valid = fields.valid && !value.empty() && stop == end && error == std::errc();
  }
  if (named(line, "host")) ++fields.hosts;
  if (named(line, "expect")) fields.asks_first = true;
  if (named(line, "authorization")) fields.shows_token = true;
  if (named(line, "transfer-encoding")) {
    ++fields.transfer_encodings;
    fields.valid = fields.valid && value_of(line) == "chunked";
  }
}

HeaderFields fields_in(std::string_view head) {
  HeaderFields fields;
  std::size_t begin = head.find("\r\n") + 2;
  while (begin < head.size() && fields.valid) {
    const std::size_t end = std::min(head.find("\r\n", begin), head.size());
    if (end == begin) break;
    note(head.substr(begin, end - begin), fields);
    begin = end + 2;
  }
  return fields;
}

// Parses the size in "1a;extension". Returns nothing unless it has at most 8 digits, which is
// enough for every accepted body.
std::optional<std::size_t> chunk_size(std::string_view line) {
  const std::string_view digits = line.substr(0, line.find_first_of("; \t"));
  std::size_t size = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, size, 16);
  if (digits.empty() || digits.size() > 8 || stop != end || error != std::errc()) return {};
  return size;
}

// chunked-body = *(size [extension] CRLF data CRLF) "0" [extension] CRLF CRLF (RFC 9112, section
// 7.1). Trailers after the last chunk are refused. So is any other line end, because the library
// would continue to wait where this parser finds the end.
Frame frame_chunks(std::string_view bytes, std::size_t head) {
  std::size_t at = head;
  std::size_t data = 0;
  for (std::size_t chunks = 0; chunks < kMostChunks; ++chunks) {
    const std::size_t line = std::min(bytes.find(kLine, at), bytes.size());
    if (line - at > kChunkLine) return {Readiness::broken};
    if (line == bytes.size()) return {Readiness::incomplete};
    if (bytes.substr(at, line - at).find('\n') != std::string_view::npos)
      return {Readiness::broken};
    const std::optional<std::size_t> size = chunk_size(bytes.substr(at, line - at));
    if (!size) return {Readiness::broken};
    at = line + kLine.size();
    const std::size_t here = std::min(*size, bytes.size() - at);
    data += here;
    // The buffer already holds more than any route accepts, which is enough to refuse the request.
    if (data > kBufferedBody) return {Readiness::ready};
    if (bytes.size() - at < *size + kLine.size()) return {Readiness::incomplete};
    at += *size;
    const bool closed = bytes.substr(at, kLine.size()) == kLine;
    if (!closed) return {Readiness::broken};
    at += kLine.size();
    if (*size == 0) return {Readiness::ready, at};
  }
  return {Readiness::broken};
}

Frame frame_body(std::string_view bytes, std::size_t head, const HeaderFields& fields) {
  if (fields.transfer_encodings > 0) return frame_chunks(bytes, head);
  if (fields.content_length > kBufferedBody) return {Readiness::ready};
  const std::size_t whole = head + fields.content_length;
  return {bytes.size() >= whole ? Readiness::ready : Readiness::incomplete, whole};
}

}  // namespace

Frame frame(std::string_view bytes) {
  const std::size_t end = bytes.find(kEnd);
  if (end == std::string_view::npos) {
    return {bytes.size() > kHeadLimit ? Readiness::broken : Readiness::incomplete};
  }
  const std::size_t head = end + kEnd.size();
  if (head > kHeadLimit) return {Readiness::broken};
  const HeaderFields fields = fields_in(bytes.substr(0, head));
  const int bodies = fields.content_lengths + fields.transfer_encodings;
  // HTTP/1.0 does not require Host (RFC 9112, section 3.2).
  const bool old = bytes.substr(0, bytes.find(kLine)).ends_with(" HTTP/1.0");
  const bool one_host = fields.hosts == 1 || (old && fields.hosts == 0);
  if (!fields.valid || bodies > 1 || !one_host) return {Readiness::broken};
  Frame framed = frame_body(bytes, head, fields);
  framed.asks_first = fields.asks_first;
  framed.waits = fields.shows_token || !(bytes.starts_with("GET ") || bytes.starts_with("HEAD "));
  return framed;
}

void hide_ranges(std::string& bytes) {
  const std::size_t head = std::min(bytes.find(kEnd), bytes.size());
  for (std::size_t line = bytes.find(kLine); line < head; line = bytes.find(kLine, line)) {
    line += kLine.size();
    if (named(std::string_view(bytes).substr(line), "range")) bytes[line] = 'x';
  }
}

}  // namespace server
