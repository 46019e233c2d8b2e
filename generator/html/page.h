// Parses a finished page into the list of its elements, as a browser would.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace html {

constexpr std::size_t kNoElement = static_cast<std::size_t>(-1);

struct Element {
  std::string tag;                                              // in lower case
  std::vector<std::pair<std::string, std::string>> attributes;  // character references are decoded
  std::size_t parent = kNoElement;
  bool has_text = false;  // whether the element or a descendant has a text that is not blank
  bool is_inert = false;  // inside of <template>, where nothing is shown until a script asks
  int line = 0;           // line of its tag in the HTML, from 1
  int column = 0;         // from 1

  // The value of the attribute with this name; null when the element does not have it.
  const std::string* attribute(std::string_view name) const;
};

// All elements that are written in `html`, in document order. The content of <template> is
// included; elements that the parser adds (<tbody>, …) are not. Never fails, because the HTML
// syntax has no fatal errors.
// Nothing for HTML that exceeds a limit of the parser (parser.h).
std::optional<std::vector<Element>> elements(std::string_view html);

// The URLs in a srcset attribute (HTML, 4.8.4.2.1).
std::vector<std::string> urls_of_srcset(std::string_view srcset);

}  // namespace html
