#include "markdown/anchors.h"

#include "base/text.h"

namespace markdown {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// Reads the attribute at or after `at` and moves `at` past it. An empty name means the end of the
// tag.
Attribute next_attribute(std::string_view html, std::size_t& at) {
  while (at < html.size() && (is_space(html[at]) || html[at] == '/')) ++at;
  const std::size_t begin = at;
  while (at < html.size() && !is_space(html[at]) && html[at] != '=' && html[at] != '>' &&
         html[at] != '/')
    ++at;
  Attribute attribute{html.substr(begin, at - begin), {}};
  while (at < html.size() && is_space(html[at])) ++at;
  if (at >= html.size() || html[at] != '=') return attribute;
  ++at;
  while (at < html.size() && is_space(html[at])) ++at;
  if (at >= html.size() || (html[at] != '"' && html[at] != '\'')) return attribute;
  const std::size_t end = html.find(html[at], at + 1);
  if (end == std::string_view::npos) {
    at = html.size();
    return attribute;
  }
  attribute.value = html.substr(at + 1, end - at - 1);
  at = end + 1;
  return attribute;
}

// Calls visit(value) with the part of `html` that holds the value of each id.
template <class Visit>
void for_each_id(std::string_view html, Visit visit) {
  std::size_t at = html.find('<');
  while (at != std::string_view::npos && at + 1 < html.size()) {
    if (!is_letter(html[++at])) {
      at = html.find('<', at);
      continue;
    }
    const bool is_link =
        (html[at] == 'a' || html[at] == 'A') && at + 1 < html.size() && is_space(html[at + 1]);
    while (at < html.size() && html[at] != '>' && !is_space(html[at])) ++at;
    while (at < html.size() && html[at] != '>') {
      const std::size_t before = at;
      const auto [name, value] = next_attribute(html, at);
      const bool counts = name == "id" || name == "ID" || (is_link && name == "name");
      if (counts && !value.empty()) visit(value);
      if (at == before) ++at;  // a stray character
    }
    at = html.find('<', at);
  }
}

}  // namespace

std::vector<std::string> anchors(std::string_view html) {
  std::vector<std::string> found;
  for_each_id(html, [&](std::string_view id) { found.emplace_back(id); });
  return found;
}

std::string with_composed_ids(std::string_view html) {
  std::string composed;
  std::size_t written = 0;
  for_each_id(html, [&](std::string_view id) {
    const auto begin = static_cast<std::size_t>(id.data() - html.data());
    composed += html.substr(written, begin - written);
    composed += base::nfc(id);
    written = begin + id.size();
  });
  return composed += html.substr(written);
}

}  // namespace markdown
