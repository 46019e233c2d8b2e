// A finished page as a list of its elements, as a browser would read it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace html {

constexpr std::size_t kNoElement = static_cast<std::size_t>(-1);

struct Element {
  std::string tag;                                              // in lower case
  std::vector<std::pair<std::string, std::string>> attributes;  // character references resolved
  std::size_t parent = kNoElement;
  bool has_text = false;  // it, or an element in it, has a text that is not blank
  int line = 0;           // of its tag in the HTML, from 1
  int column = 0;         // from 1

  // The value of an attribute; null when it has none of this name.
  const std::string* attribute(std::string_view name) const;
};

// All elements that are written in `html`, in order of the text. What stands in <template> is one
// of them, the parser's own additions (<tbody>, …) are not. Never fails: HTML has no errors.
std::vector<Element> elements(std::string_view html);

// The URLs of a srcset attribute (HTML, 4.8.4.2.1).
std::vector<std::string> urls_of_srcset(std::string_view srcset);

}  // namespace html
