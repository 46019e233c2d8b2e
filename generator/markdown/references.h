// Hugo's `{{< ref "a.md#x" >}}` and `relref`: no Markdown, so they are taken out before parsing and
// put back where they turn out to be no code.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.h"

namespace markdown {

// A body with a mark in place of each reference. A mark takes as many characters of the line, and
// no line end is lost: places in the text are places in the body.
struct Extracted {
  std::string text;
  std::vector<Reference> references;
};

// The grammar; blanks may be line ends:
//   reference = "{{<" blank* call blank* ">}}" | "{{%" blank* call blank* "%}}"
//   escaped   = "{{</*" … "*/>}}" | "{{%/*" … "*/%}}"         shown without its asterisks
//   call      = ("ref" | "relref") (blank+ argument)*
//   argument  = [name "="] ('"' … '"' | '`' … '`' | word)      `path`, or the first one, names the
//   page
// What does not fit stays as it is. A body with a character that marks are made of (U+FDD0 to
// U+FDEF, no characters of any text) is not looked at.
Extracted take_references(std::string_view body);

// Puts the references of the tree into its nodes: in code and titles as they were written, in text
// as nodes of their own, as destinations of links and images. Raw HTML keeps its marks.
void put_references(Tree& tree);

// A mark in a text: which reference, and where it stands.
struct Mark {
  std::size_t reference = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first mark at or after `from`; nothing when there is none.
std::optional<Mark> next_mark(std::string_view text, std::size_t from);

}  // namespace markdown
