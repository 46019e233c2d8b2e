#include "base/url.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace base {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

// RFC 3986, 3.3: pchar or "/".
bool is_path_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("/-._~!$&'()*+,;=:@").find(c) != std::string_view::npos;
}

void append_escaped(std::string& text, char c) {
  const auto byte = static_cast<unsigned char>(c);
  text += '%';
  text += kHex[byte >> 4U];
  text += kHex[byte & 15U];
}

}  // namespace

std::string escape_path(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    if (is_path_character(c)) {
      encoded += c;
    } else {
      append_escaped(encoded, c);
    }
  }
  return encoded;
}

std::string encode_path(std::string_view path) {
  std::string encoded;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (is_path_character(c) || is_escape(path, i)) {
      encoded += c;
    } else {
      append_escaped(encoded, c);
    }
  }
  return encoded;
}

std::string encode_query(std::string_view value) {
  std::string encoded;
  for (const char c : value) {
    if (is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/') {
      encoded += c;
    } else {
      append_escaped(encoded, c);
    }
  }
  return encoded;
}

std::string decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text, i)) {
      decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

bool is_absolute_url(std::string_view url) {
  if (url.substr(0, 2) == "//") return true;
  std::size_t i = 0;
  while (i < url.size() &&
         (is_alphanumeric(url[i]) || url[i] == '+' || url[i] == '-' || url[i] == '.'))
    ++i;
  return i > 0 && i < url.size() && url[i] == ':' && (url[0] < '0' || url[0] > '9');
}

std::string path_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash =
      url.find_first_of("/?#", scheme == std::string_view::npos ? 0 : scheme + 3);
  if (slash == std::string_view::npos || url[slash] != '/') return "/";
  return std::string(url.substr(slash, url.find_first_of("?#", slash) - slash));
}

std::string origin_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  return std::string(url.substr(0, url.find_first_of("/?#", scheme + 3)));
}

std::string resolve_path(std::string_view base, std::string_view reference) {
  std::string whole(reference);
  if (reference.empty()) return std::string(base);
  if (reference.front() != '/') whole = std::string(base.substr(0, base.rfind('/') + 1)) + whole;
  std::vector<std::string> kept;
  const auto segments = split(whole, '/');
  for (std::size_t i = 1; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    if (segments[i] == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segments[i] != ".") {
      kept.emplace_back(segments[i]);
      continue;
    }
    if (last) kept.emplace_back();
  }
  return '/' + join(kept, "/");
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  if (reference.starts_with("//"))
    return std::string(base.substr(0, base.find(':') + 1)) + std::string(reference);
  if (is_absolute_url(reference)) return std::string(reference);
  if (reference.empty() || reference.front() == '#')
    return std::string(base.substr(0, base.find('#'))) + std::string(reference);
  const std::size_t end = std::min(reference.find_first_of("?#"), reference.size());
  return origin_of(base) + resolve_path(path_of(base), reference.substr(0, end)) +
         std::string(reference.substr(end));
}

}  // namespace base
