#include "markdown/parse.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "base/text.h"

namespace markdown {
namespace {

constexpr auto kExtensions =
    std::to_array<const char*>({"table", "strikethrough", "autolink", "tasklist"});

struct Free {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Parser = std::unique_ptr<cmark_parser, Free>;
using Root = std::unique_ptr<cmark_node, Free>;
using Iterator = std::unique_ptr<cmark_iter, Free>;

void attach_extensions(cmark_parser* parser) {
  for (const char* name : kExtensions) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
}

// True only while prepare_library() fills the table of special characters.
bool preparing = false;

// Registers the extensions and their special characters once per process. Every caller sees the
// complete table afterwards.
void prepare_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    cmark_gfm_core_extensions_ensure_registered();
    const Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    attach_extensions(parser.get());
    preparing = true;
    cmark_manage_extensions_special_characters(parser.get(), 1);
    preparing = false;
  });
}

// Makes text readable: cmark writes the bytes FE and FF for `&#xFFFE;` and `&#xFFFF;`, and a
// control character for `&#1;`.
std::string text_of(const char* text) { return base::readable(text == nullptr ? "" : text); }

Kind core_kind(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_BLOCK_QUOTE:
      return Kind::block_quote;
    case CMARK_NODE_LIST:
      return Kind::list;
    case CMARK_NODE_ITEM:
      return Kind::item;
    case CMARK_NODE_CODE_BLOCK:
      return Kind::code_block;
    case CMARK_NODE_HTML_BLOCK:
      return Kind::html_block;
    case CMARK_NODE_PARAGRAPH:
      return Kind::paragraph;
    case CMARK_NODE_HEADING:
      return Kind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return Kind::thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return Kind::footnote;
    case CMARK_NODE_TEXT:
      return Kind::text;
    case CMARK_NODE_SOFTBREAK:
      return Kind::soft_break;
    case CMARK_NODE_LINEBREAK:
      return Kind::line_break;
    case CMARK_NODE_CODE:
      return Kind::code;
    case CMARK_NODE_HTML_INLINE:
      return Kind::html_inline;
    case CMARK_NODE_EMPH:
      return Kind::emphasis;
    case CMARK_NODE_STRONG:
      return Kind::strong;
    case CMARK_NODE_LINK:
      return Kind::link;
    case CMARK_NODE_IMAGE:
      return Kind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return Kind::footnote_reference;
    default:
      return Kind::document;
  }
}

// Extensions number their node types at run time and do not export them, so this compares names.
Kind kind_of(cmark_node* node) {
  if (cmark_node_get_syntax_extension(node) == nullptr) return core_kind(cmark_node_get_type(node));
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return Kind::table;
  if (name == "table_row" || name == "table_header") return Kind::table_row;
  if (name == "table_cell") return Kind::table_cell;
  if (name == "strikethrough") return Kind::strikethrough;
  return core_kind(cmark_node_get_type(node));  // a task item is an item, an autolink a link
}

Alignment alignment_of(cmark_node* cell, std::size_t column) {
  cmark_node* table = cmark_node_parent(cmark_node_parent(cell));
  if (column >= cmark_gfm_extensions_get_table_columns(table)) return Alignment::none;
  switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
    case 'l':
      return Alignment::left;
    case 'c':
      return Alignment::center;
    case 'r':
      return Alignment::right;
    default:
      return Alignment::none;
  }
}

void read_item(cmark_node* from, Node& node) {
  if (cmark_node_get_syntax_extension(from) == nullptr) return;
  node.checkbox =
      cmark_gfm_extensions_get_tasklist_item_checked(from) ? Checkbox::done : Checkbox::open;
}

// The number of lines of the text that a block's inlines were parsed from. A block without inlines
// (an empty heading, a cell that a short row lacks) has uninitialized memory as its text.
int content_lines(cmark_node* block) {
  if (cmark_node_first_child(block) == nullptr) return 1;
  const std::string_view text = cmark_node_get_string_content(block);
  const auto ends = std::count(text.begin(), text.end(), '\n');
  return static_cast<int>(ends) + (text.empty() || text.back() != '\n' ? 1 : 0);
}

Node read(cmark_node* from) {
  Node node;
  node.kind = kind_of(from);
  node.line = cmark_node_get_start_line(from);
  node.column = cmark_node_get_start_column(from);
  node.end_line = cmark_node_get_end_line(from);
  node.end_column = cmark_node_get_end_column(from);
  switch (node.kind) {
    case Kind::list:
      node.number = cmark_node_get_list_type(from) == CMARK_BULLET_LIST
                        ? -1
                        : cmark_node_get_list_start(from);
      node.tight = cmark_node_get_list_tight(from) != 0;
      break;
    case Kind::item:
      read_item(from, node);
      break;
    case Kind::code_block:
      node.text = text_of(cmark_node_get_literal(from));
      node.title = text_of(cmark_node_get_fence_info(from));
      break;
    case Kind::heading:
      node.number = cmark_node_get_heading_level(from);
      node.content_lines = content_lines(from);
      break;
    case Kind::paragraph:
    case Kind::table_cell:
      node.content_lines = content_lines(from);
      break;
    case Kind::table_row:
      node.header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
      break;
    case Kind::link:
    case Kind::image:
      node.text = text_of(cmark_node_get_url(from));
      node.title = text_of(cmark_node_get_title(from));
      break;
    case Kind::footnote_reference:
      node.number = std::stoi("0" + text_of(cmark_node_get_literal(from)));
      break;
    case Kind::html_block:
    case Kind::text:
    case Kind::code:
    case Kind::html_inline:
      node.text = text_of(cmark_node_get_literal(from));
      break;
    default:
      break;
  }
  return node;
}

void append(Tree& tree, NodeIndex parent, Node node) {
  const auto index = static_cast<NodeIndex>(tree.nodes.size());
  node.parent = parent;
  tree.nodes.push_back(std::move(node));
  if (parent == kNoNode) return;
  Node& above = tree[parent];
  if (tree[index].kind == Kind::table_cell && above.last_child != kNoNode) {
    tree[index].number = tree[above.last_child].number + 1;
  }
  (above.last_child == kNoNode ? above.first_child : tree[above.last_child].next) = index;
  above.last_child = index;
}

Tree read_tree(cmark_node* root) {
  Tree tree;
  NodeIndex parent = kNoNode;
  const Iterator iterator(cmark_iter_new(root));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_EXIT) {
      parent = tree[parent].parent;
      continue;
    }
    append(tree, parent, read(node));
    if (tree.nodes.back().kind == Kind::table_cell) {
      tree.nodes.back().alignment =
          alignment_of(node, static_cast<std::size_t>(tree.nodes.back().number));
    }
    // The iterator leaves every node that it enters, except those that never have children.
    const Kind kind = tree.nodes.back().kind;
    const bool leaf = kind == Kind::html_block || kind == Kind::thematic_break ||
                      kind == Kind::code_block || kind == Kind::text || kind == Kind::soft_break ||
                      kind == Kind::line_break || kind == Kind::code || kind == Kind::html_inline;
    if (!leaf) parent = static_cast<NodeIndex>(tree.nodes.size() - 1);
  }
  return tree;
}

// Numbers the footnotes. cmark sorts them by their first reference and drops unused ones.
void number_footnotes(Tree& tree) {
  std::vector<NodeIndex> footnotes;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    if (tree[i].kind != Kind::footnote) continue;
    footnotes.push_back(i);
    tree[i].number = static_cast<int>(footnotes.size());
  }
  for (Node& node : tree.nodes) {
    if (node.kind != Kind::footnote_reference) continue;
    const auto number = static_cast<std::size_t>(node.number);
    if (number >= 1 && number <= footnotes.size()) {
      node.occurrence = ++tree[footnotes[number - 1]].occurrence;
    }
  }
}

}  // namespace
}  // namespace markdown

// cmark_parser_finish adds the special characters of extensions to a process-wide table and removes
// them at its end. A parser on another thread then misses them and silently renders something else.
// The linker redirects both calls here (`--wrap`), so that the characters are added once and stay.
// A parser without extensions only checks these characters one by one.
// NOLINTBEGIN(bugprone-reserved-identifier): the linker prescribes the names.
extern "C" {
void __real_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);

void __wrap_cmark_inlines_add_special_character(unsigned char character, bool emphasis) {
  if (markdown::preparing) __real_cmark_inlines_add_special_character(character, emphasis);
}
void __wrap_cmark_inlines_remove_special_character(unsigned char, bool) {}
}
// NOLINTEND(bugprone-reserved-identifier)

namespace markdown {

Tree parse(std::string_view body, const Options& options) {
  prepare_library();
  // With source positions, because cmark otherwise does not count lines inside code and titles.
  int flags = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS;
  if (options.extensions) flags |= CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
  const Parser parser(cmark_parser_new(flags));
  if (options.extensions) attach_extensions(parser.get());
  cmark_parser_feed(parser.get(), body.data(), body.size());
  const Root root(cmark_parser_finish(parser.get()));
  Tree tree = read_tree(root.get());
  number_footnotes(tree);
  return tree;
}

}  // namespace markdown
