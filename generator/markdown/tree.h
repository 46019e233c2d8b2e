// The syntax tree of a Markdown document, which can be changed before it is written as HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace markdown {

enum class Kind {
  document,
  block_quote,
  alert,  // a quotation with a type in text: "note", "tip", "warning", …
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  title_anchor,  // the rest of a removed heading with the page's title: its id (title) and its
                 // content other than text
  thematic_break,
  footnote,  // number: its number in the page, from 1; footnotes are the document's last children
  table,
  table_row,
  table_cell,
  text,
  soft_break,
  line_break,
  code,
  html_inline,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  footnote_reference,  // number: of the footnote; occurrence: which reference to it, from 1
  reference,           // the address of a page as text; text names the page
};

enum class Alignment : std::uint8_t { none, left, center, right };
enum class Checkbox : std::uint8_t { none, open, done };

using NodeIndex = std::uint32_t;
constexpr NodeIndex kNoNode = static_cast<NodeIndex>(-1);

struct Node {
  Kind kind = Kind::document;
  NodeIndex parent = kNoNode;
  NodeIndex first_child = kNoNode;
  NodeIndex last_child = kNoNode;
  NodeIndex next = kNoNode;
  int line = 0;  // from 1; 0 when unknown
  int column = 0;
  int end_line = 0;
  int end_column = 0;     // of the last byte
  int content_lines = 0;  // paragraph, heading, table cell: lines of its own text; 0 for others
  std::string text;     // text, code, HTML: the literal; link, image: the destination; alert: type
  std::string title;    // link, image: the title; code block: the info string; heading: the id
  int number = 0;       // heading: level; ordered list: its start (-1: bullets); footnotes: number;
                        // table cell: column, from 0
  int occurrence = 0;   // footnote: how many references; footnote reference: which of them
  bool tight = false;   // list
  bool header = false;  // table row
  Alignment alignment = Alignment::none;  // table cell
  Checkbox checkbox = Checkbox::none;     // item
  bool is_reference = false;  // link, image, reference: text is the argument of Hugo's `ref`
};

// Hugo's `{{< ref "a.md" >}}`, which is not part of Markdown (references.h).
struct Reference {
  std::string target;       // "a.md#x", may be empty; escaped: the text to show
  std::string written;      // the whole call as written in the body
  bool is_escaped = false;  // {{</* ref "a.md" */>}}
  int line = 0;             // in the body, from 1
  int column = 0;           // from 1, in characters
};

// Nodes by index; nodes[0] is the document. No function walks it by recursion, because authors may
// nest to any depth.
struct Tree {
  std::vector<Node> nodes;
  std::string origin;                   // the file that tags are marked with; empty: they are not
  std::vector<Reference> references;    // what the marks in raw HTML stand for
  std::vector<std::string_view> lines;  // of the body, which outlives the tree

  const Node& operator[](NodeIndex index) const { return nodes[index]; }
  Node& operator[](NodeIndex index) { return nodes[index]; }
};

// Ids of a footnote and of a reference to it. They contain only numbers, so that labels of authors
// cannot clash with other ids of the page.
inline std::string footnote_id(int number) { return "fn-" + std::to_string(number); }
inline std::string reference_id(int number, int occurrence) {
  return "fnref-" + std::to_string(number) +
         (occurrence > 1 ? '-' + std::to_string(occurrence) : std::string());
}

enum class Visit { enter, leave };

// Enters and leaves `top` and every node below it, in order of the text: `visit(node, Visit)`.
template <class TreeType, class Visitor>
void walk(TreeType& tree, NodeIndex top, Visitor visit) {
  NodeIndex at = top;
  while (true) {
    visit(tree[at], Visit::enter);
    if (tree[at].first_child != kNoNode) {
      at = tree[at].first_child;
      continue;
    }
    visit(tree[at], Visit::leave);
    while (at != top && tree[at].next == kNoNode) {
      at = tree[at].parent;
      visit(tree[at], Visit::leave);
    }
    if (at == top) return;
    at = tree[at].next;
  }
}

}  // namespace markdown
