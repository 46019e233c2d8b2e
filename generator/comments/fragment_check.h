// Decides whether a fragment of the comment service may stand in a page.
//
// A page holds the fragment byte by byte, so a fragment may only have what the service writes
// (fragment_rules.h). A compromised service thus cannot put a script, a style, a frame, a form, a
// picture or an event handler into the site, and cannot close the element that the fragment is in.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace comments {

struct CheckedFragment {
  std::vector<std::string> ids;  // of its comments, in order
  bool is_open = true;           // whether the thread takes comments
  std::string version;
};

struct Refusal {
  std::string reason;  // for people: "the element <script>", "the attribute onclick of <a>"
  int line = 0;        // of the fragment, from 1
};

// Accepts only the service's own way to write HTML: names in lower case, one space before each
// attribute, values in double quotes, an end tag for each element that has one. So a text that is
// accepted means the same to every HTML parser. Takes linear time.
std::variant<CheckedFragment, Refusal> check_fragment(std::string_view html);

}  // namespace comments
