// The visible text of a rendered comment: its characters, its links, and their share of the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct VisibleText {
  // The text that a reader sees, one line for each line and block, trimmed.
  std::string text;
  // Destinations of the links in document order, as written: http, https and mailto addresses.
  std::vector<std::string> links;
  // Visible characters without white space: in the whole text, and inside links.
  std::size_t characters = 0;
  std::size_t linked_characters = 0;
};

// `html` must be the output of markup::comment_html().
VisibleText visible_text_of(std::string_view html);

}  // namespace base
