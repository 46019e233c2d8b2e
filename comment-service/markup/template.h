// Mustache templates for the fragment and the pages. Values are escaped, and an unknown name is an
// error.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

// The values that a template may name. An empty text or list is false in {{#name}} and {{^name}}.
// Every list item must have all names that the template uses in it.
struct View {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<View>, std::less<>> lists;
};

// Renders the template `source`, which must live as long as the program (an embedded file), because
// each thread parses it once. {{name}} is escaped; {{{name}}} is not and is only for safe HTML.
// Throws std::logic_error for a broken template or an unknown name. Both are bugs that the tests
// find. A character that must not stand in a document becomes U+FFFD.
std::string render(std::string_view source, const View& view);

}  // namespace markup
