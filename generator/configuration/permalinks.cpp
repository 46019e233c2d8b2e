#include "configuration/permalinks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/spelling.h"

namespace configuration {
namespace {

constexpr std::array<std::string_view, 10> kTokens = {"year",
                                                      "month",
                                                      "day",
                                                      "slug",
                                                      "title",
                                                      "filename",
                                                      "section",
                                                      "sections",
                                                      "contentbasename",
                                                      "slugorcontentbasename"};

bool is_token_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace

std::span<const std::string_view> permalink_tokens() { return kTokens; }

std::vector<PatternPart> permalink_parts(std::string_view pattern) {
  std::vector<PatternPart> parts;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const bool is_token = pattern[at] == ':';
    const std::size_t begin = is_token ? at + 1 : at;
    std::size_t end = begin;
    while (end < pattern.size() && (is_token ? is_token_letter(pattern[end]) : pattern[end] != ':'))
      ++end;
    parts.push_back({is_token, pattern.substr(begin, end - begin), at});
    at = end;
  }
  return parts;
}

bool check_permalink(const yaml::Reader& reader, const yaml::Node& node, std::string_view pattern) {
  if (!pattern.starts_with('/')) {
    reader.error(node, "a permalink must begin with \"/\"", "for example /:section/:year/:slug/");
    return false;
  }
  for (const PatternPart& part : permalink_parts(pattern)) {
    const bool known = std::find(kTokens.begin(), kTokens.end(), part.text) != kTokens.end();
    if (!part.is_token || known) continue;
    std::string hint = base::did_you_mean(part.text, kTokens);
    if (hint.empty()) {
      hint = "there are";
      for (const std::string_view token : kTokens) hint += " :" + std::string(token);
    }
    yaml::Node token = node;
    token.offset += part.offset + (node.quoted ? 1 : 0);
    token.length = part.text.size() + 1;
    reader.error(token, "unknown token \":" + std::string(part.text) + "\" in a permalink",
                 std::move(hint));
    return false;
  }
  return true;
}

}  // namespace configuration
