#include "markdown/escape.h"

#include "markdown/render.h"

namespace markdown {

void append_escaped(std::string& html, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = text.find_first_of("&<>\""); at != std::string_view::npos;
       at = text.find_first_of("&<>\"", begin)) {
    html.append(text, begin, at - begin);
    switch (text[at]) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += "&quot;";
    }
    begin = at + 1;
  }
  html.append(text, begin);
}

std::string escape_url(std::string_view destination) {
  constexpr std::string_view kAllowed = "-._~:/?#@!$&'()*+,;=%";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string url;
  for (const char c : destination) {
    const bool alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alphanumeric || kAllowed.find(c) != std::string_view::npos) {
      url += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    ((url += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
  }
  return url;
}

}  // namespace markdown
