#include "html/attribute_urls.h"

#include <algorithm>

namespace html {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

std::size_t next_of(std::string_view value, std::size_t from, std::string_view characters) {
  return std::min(value.find_first_of(characters, from), value.size());
}

std::size_t next_not_of(std::string_view value, std::size_t from, std::string_view characters) {
  return std::min(value.find_first_not_of(characters, from), value.size());
}

}  // namespace

std::vector<Range> single_url(std::string_view value) {
  const std::size_t begin = next_not_of(value, 0, kSpace);
  return {{begin, std::max(begin, value.find_last_not_of(kSpace) + 1)}};
}

std::vector<Range> srcset_urls(std::string_view value) {
  std::vector<Range> urls;
  std::size_t at = 0;
  while (true) {
    at = next_not_of(value, at, " \t\n\r\f,");
    if (at == value.size()) return urls;
    const std::size_t begin = at;
    at = next_of(value, at, kSpace);
    if (value[at - 1] == ',') {
      urls.push_back({begin, value.find_last_not_of(',', at - 1) + 1});
    } else {
      urls.push_back({begin, at});
      at = next_of(value, at, ",");
    }
  }
}

std::vector<Range> refresh_urls(std::string_view value) {
  constexpr std::string_view kWord = "url";
  const auto* const word =
      std::search(value.begin(), value.end(), kWord.begin(), kWord.end(),
                  [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  if (word == value.end()) return {};
  std::size_t begin =
      next_not_of(value, static_cast<std::size_t>(word - value.begin()) + kWord.size(), kSpace);
  if (begin == value.size() || value[begin] != '=') return {};
  begin = next_not_of(value, begin + 1, kSpace);
  if (begin == value.size()) return {};
  const bool is_quoted = value[begin] == '"' || value[begin] == '\'';
  if (is_quoted) {
    const std::string_view quote = value.substr(begin, 1);
    return {{begin + 1, next_of(value, begin + 1, quote)}};
  }
  return {{begin, value.find_last_not_of(kSpace) + 1}};
}

}  // namespace html
