#include "http/server/request_head.h"

#include <algorithm>

namespace server {
namespace {

constexpr std::string_view kLine = "\r\n";
constexpr std::string_view kWhiteSpace = " \t";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_among(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

// RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || is_letter(c) || is_among("!#$%&'*+-.^_`|~", c);
  });
}

// Bytes from 0x80 on belong to UTF-8, which some clients send unencoded.
bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kWhiteSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

bool is_port(std::string_view text) { return std::ranges::all_of(text, is_digit); }

// RFC 3986, section 3.2.2: unreserved characters, percent-encoded ones and delimiters.
bool is_name_of_host(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return is_digit(c) || is_letter(c) || is_among("-._~%!$&'()*+,;=", c); });
}

// The inside of the brackets of an IP literal.
bool is_address(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || is_letter(c) || is_among(":.", c);
  });
}

// Takes the text up to the next space away.
std::optional<std::string_view> take_word(std::string_view& line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view word = line.substr(0, space);
  line.remove_prefix(space + 1);
  return word;
}

// Removes "http://example.org" from a target in absolute form (RFC 9112, section 3.2.2). The host
// is not used: this service answers for every host. Returns false when the target has another form.
bool remove_authority(std::string_view& target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_token(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::string_view authority = target.substr(0, target.find_first_of("/?"));
    target.remove_prefix(authority.size());
    return !authority.empty() && is_host(authority);
  }
  return false;
}

bool read_target(std::string_view target, RequestHead& head) {
  const bool written = std::ranges::none_of(target, [](char c) { return is_control(c); });
  if (!written || target.size() > kTargetLimit || is_among(target, '#')) return false;
  if (target == "*" && head.method == "OPTIONS") {
    head.path = target;
    return true;
  }
  const bool origin_form = target.starts_with('/');
  if (!origin_form && !remove_authority(target)) return false;
  const std::size_t mark = std::min(target.find('?'), target.size());
  head.path = mark == 0 ? std::string_view("/") : target.substr(0, mark);
  if (mark < target.size()) head.query = target.substr(mark + 1);
  return true;
}

bool read_request_line(std::string_view line, RequestHead& head) {
  const std::optional<std::string_view> method = take_word(line);
  if (!method || !is_token(*method)) return false;
  head.method = *method;
  const std::optional<std::string_view> target = take_word(line);
  if (!target || !read_target(*target, head)) return false;
  if (line != "HTTP/1.1" && line != "HTTP/1.0") return false;
  head.version =
      line == "HTTP/1.1" ? RequestHead::Version::http_1_1 : RequestHead::Version::http_1_0;
  return true;
}

// No white space may stand before the colon, and a line that begins with it would continue the line
// before (RFC 9112, sections 5.1 and 5.2).
bool read_field(std::string_view line, RequestHead& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (std::ranges::any_of(value, [](char c) { return is_control(c) && c != '\t'; })) return false;
  head.fields.push_back({line.substr(0, colon), value});
  return true;
}

}  // namespace

bool same_token(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool is_host(std::string_view text) {
  const bool literal = text.starts_with('[');
  const std::size_t end = literal ? text.find(']') : std::min(text.find(':'), text.size());
  if (end == std::string_view::npos) return false;
  const std::string_view host = text.substr(0, end);
  const std::string_view port = text.substr(end + (literal ? 1 : 0));
  const bool valid = literal ? is_address(host.substr(1)) : is_name_of_host(host);
  return valid && (port.empty() || (port.starts_with(':') && is_port(port.substr(1))));
}

bool lists_token(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (same_token(trimmed(list.substr(0, comma)), token)) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

std::optional<RequestHead> parse_request_head(std::string_view head) {
  RequestHead parsed;
  const std::size_t first = head.find(kLine);
  if (first == std::string_view::npos || !read_request_line(head.substr(0, first), parsed))
    return std::nullopt;
  std::size_t begin = first + kLine.size();
  while (begin < head.size()) {
    const std::size_t end = std::min(head.find(kLine, begin), head.size());
    if (end == begin) break;
    if (!read_field(head.substr(begin, end - begin), parsed)) return std::nullopt;
    begin = end + kLine.size();
  }
  return parsed;
}

}  // namespace server
