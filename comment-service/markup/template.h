// Mustache, for the fragment and the pages: values go in escaped, and a wrong name is an error.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

// What a template may name. An empty text or list counts as false in {{#name}} and {{^name}}; a
// list item must hold every name that the template uses in it.
struct View {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<View>, std::less<>> lists;
};

// Fills the template `source`, which must live as long as the program (an embedded file): it is
// parsed once in each thread. {{name}} is escaped, {{{name}}} is not and is for safe HTML only.
// Throws std::logic_error for a broken template or a name that the view does not have: mistakes in
// the program, which its tests find.
std::string render(std::string_view source, const View& view);

}  // namespace markup
