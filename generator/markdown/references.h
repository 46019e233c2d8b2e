// Hugo's `{{< ref "a.md#x" >}}` and `relref`. They are not Markdown, so marks replace them before
// parsing. After parsing, the tree gets the references in place of the marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.h"

namespace markdown {

// A body with a mark in place of each reference. A mark keeps the number of characters and the line
// ends, so that positions in the text are positions in the body.
struct MarkedBody {
  std::string text;
  std::vector<Reference> references;
};

// The grammar; blanks may be line ends:
//   reference = "{{<" blank* call blank* ">}}" | "{{%" blank* call blank* "%}}"
//   escaped   = "{{</*" … "*/>}}" | "{{%/*" … "*/%}}"         shown without its asterisks
//   call      = ("ref" | "relref") (blank+ argument)*
//   argument  = [name "="] ('"' … '"' | '`' … '`' | word)      the page: `path`, or the first
// Text that does not match stays as it is. A body with a noncharacter that marks use (U+FDD0 to
// U+FDEF) is returned unchanged.
MarkedBody take_references(std::string_view body);

// Replaces the marks in the tree: in code and titles by the text as written, in text by reference
// nodes, in destinations of links and images by the target. Raw HTML keeps its marks.
void put_references(Tree& tree);

// A mark in a text: the index of its reference, and its half-open byte range [begin, end).
struct Mark {
  std::size_t reference = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first mark at or after `from`; nothing when there is none.
std::optional<Mark> next_mark(std::string_view text, std::size_t from);

}  // namespace markdown
