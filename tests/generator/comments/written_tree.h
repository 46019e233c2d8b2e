// Compares the tree that the HTML parser builds from an accepted fragment with the fragment's tags.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/page.h"

namespace comments_test {

// The tags of a text that has nothing but tags in "<" and ">", as html::elements() tells them.
inline std::vector<std::pair<std::string, std::size_t>> tags_of(std::string_view html) {
  std::vector<std::pair<std::string, std::size_t>> tags;
  std::vector<std::size_t> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    if (html[at + 1] == '/') {
      open.pop_back();
      continue;
    }
    const std::string tag(html.substr(at + 1, html.find_first_of(" >", at) - at - 1));
    tags.emplace_back(tag, open.empty() ? html::kNoElement : open.back());
    if (tag != "br" && tag != "hr") open.push_back(tags.size() - 1);
  }
  return tags;
}

// Whether the HTML parser builds the tree that the tags of an accepted fragment show.
inline bool is_parsed_as_written(std::string_view html) {
  const auto elements = html::elements(html);
  const auto tags = tags_of(html);
  if (!elements || elements->size() != tags.size()) return false;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if ((*elements)[i].tag != tags[i].first || (*elements)[i].parent != tags[i].second)
      return false;
  }
  return true;
}

}  // namespace comments_test
