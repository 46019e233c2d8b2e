#include "base/origin.h"

#include <charconv>
#include <vector>

#include "base/text.h"
#include "base/url.h"

namespace base {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

// The value has no quotation marks, so it is harmless inside the quoted value of another attribute.
std::string origin_attribute(const Origin& origin) {
  return ' ' + std::string(kOriginAttribute) + '=' + encode_query(origin.file) + ':' +
         std::to_string(origin.line) + ':' + std::to_string(origin.column) +
         (origin.is_markdown ? ":markdown" : "");
}

std::optional<Origin> read_origin(std::string_view value) {
  const std::vector<std::string_view> parts = split(value, ':');
  if (parts.size() < 3) return std::nullopt;
  return Origin{decode(parts[0]), number_of(parts[1]), number_of(parts[2]), parts.size() > 3};
}

std::string with_origins(std::string_view html,
                         const std::function<Origin(std::size_t offset)>& origin_at) {
  std::string marked;
  std::size_t written = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (at + 1 >= html.size() || !is_letter(html[at + 1])) continue;
    const std::size_t end = html.find_first_of(" \t\n\r\f/>", at);
    if (end == std::string_view::npos) break;
    marked.append(html, written, end - written);
    marked += origin_attribute(origin_at(at));
    written = end;
  }
  return marked.append(html, written);
}

}  // namespace base
