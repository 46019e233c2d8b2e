#include "markdown/leading_title.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "html/fragment.h"
#include "markdown/anchors.h"
#include "markdown/limits.h"
#include "markdown/parse.h"
#include "markdown/plain_text.h"

namespace markdown {
namespace {

// Normalizes to NFC and folds white space to single spaces.
std::string folded(std::string_view text) {
  std::string line = base::nfc(text);
  for (const std::string_view space : {"\u00A0", "\u2009", "\u202F", "\u3000"})
    line = base::replace_all(std::move(line), space, " ");
  return base::shortened(line, std::string::npos);
}

bool says(std::string_view heading, std::string_view title) {
  const std::string said = folded(heading);
  if (said == folded(title)) return true;
  // Some authors also write the title of the front matter as Markdown.
  const std::string source = "# " + folded(title);
  if (scan_limits(source).fault) return false;
  const Tree tree = parse(source, {});
  return said == folded(plain_text(tree, 0));
}

// The name of a tag: "img" for "<img src=…>" and for "</img>"; "" for a comment.
std::string tag_name(std::string_view tag) {
  const std::size_t begin = tag.find_first_not_of("</");
  if (begin == std::string_view::npos) return {};
  const std::size_t end = tag.find_first_of(" \t\n/>", begin);
  const std::string name = base::lower_case(tag.substr(begin, end - begin));
  return name.starts_with('!') || name.starts_with('?') ? "" : name;
}

// Elements that show nothing without their text.
bool is_markup(std::string_view name) {
  constexpr auto kMarkup = std::to_array<std::string_view>(
      {"a",   "abbr",  "b",    "bdi", "bdo", "big",  "br",     "center", "cite", "code", "del",
       "dfn", "em",    "font", "i",   "ins", "kbd",  "mark",   "q",      "rp",   "rt",   "ruby",
       "s",   "small", "span", "sub", "sup", "samp", "strong", "time",   "tt",   "u",    "var"});
  return name.empty() || name == "wbr" ||
         std::find(kMarkup.begin(), kMarkup.end(), name) != kMarkup.end();
}

std::string empty_elements(const std::vector<std::string>& ids) {
  std::string html;
  for (const std::string& id : ids) html += "<span id=\"" + base::escape_html(id) + "\"></span>";
  return html;
}

// Whether a heading with this node can be removed; otherwise the whole heading stays.
bool can_be_cut(const Node& node) {
  return node.kind != Kind::html_inline || tag_name(node.text) == "img" ||
         is_markup(tag_name(node.text));
}

bool stays(Node& node) {
  if (node.kind == Kind::html_inline && tag_name(node.text) != "img") {
    node.text = empty_elements(anchors(node.text));
    return !node.text.empty();
  }
  return node.kind == Kind::html_inline || node.kind == Kind::image ||
         node.kind == Kind::footnote_reference;
}

// The nodes below `top` in order of the text, without the nodes inside images.
std::vector<NodeIndex> parts_of(const Tree& tree, NodeIndex top) {
  std::vector<NodeIndex> parts;
  const Node* image = nullptr;
  walk(tree, top, [&](const Node& node, Visit visit) {
    if (visit == Visit::leave) {
      if (&node == image) image = nullptr;
      return;
    }
    if (image == nullptr && &node != &tree[top])
      parts.push_back(static_cast<NodeIndex>(&node - tree.nodes.data()));
    if (image == nullptr && node.kind == Kind::image) image = &node;
  });
  return parts;
}

void relink(Tree& tree, NodeIndex parent, const std::vector<NodeIndex>& children) {
  tree[parent].first_child = children.empty() ? kNoNode : children.front();
  tree[parent].last_child = children.empty() ? kNoNode : children.back();
  for (std::size_t i = 0; i < children.size(); ++i)
    tree[children[i]].next = i + 1 < children.size() ? children[i + 1] : kNoNode;
}

// Removes the text of a heading; keeps its other content and the links around this content.
void cut_text(Tree& tree, NodeIndex heading, const std::vector<NodeIndex>& parts) {
  std::vector<bool> kept(tree.nodes.size(), false);
  for (const NodeIndex part : parts) {
    if (!stays(tree[part])) continue;
    for (NodeIndex at = part; at != heading; at = tree[at].parent) kept[at] = true;
  }
  std::vector<NodeIndex> holders = {heading};
  for (const NodeIndex part : parts) {
    if (kept[part] && tree[part].kind != Kind::image) holders.push_back(part);
  }
  for (const NodeIndex holder : holders) {
    std::vector<NodeIndex> children;
    for (NodeIndex at = tree[holder].first_child; at != kNoNode; at = tree[at].next) {
      if (kept[at]) children.push_back(at);
    }
    relink(tree, holder, children);
  }
}

// The first top-level block with text; kNoNode when no block has text.
NodeIndex first_block(const Tree& tree) {
  NodeIndex at = tree[0].first_child;
  while (at != kNoNode && plain_text(tree, at).empty()) at = tree[at].next;
  return at;
}

// Moves up the headings after `taken`, up to the next one of its level. `headings` has one entry
// for each heading of the tree; `place` is the index of the taken heading.
void move_up(Tree& tree, NodeIndex taken, std::vector<Heading>& headings, std::size_t place) {
  const int level = tree[taken].number;
  for (NodeIndex i = taken + 1; i < tree.nodes.size() && level > 1; ++i) {
    if (tree[i].kind != Kind::heading) continue;
    if (tree[i].number <= level) return;
    tree[i].number -= level - 1;
    headings[++place].level = tree[i].number;
  }
}

std::string take_heading(Tree& tree, NodeIndex block, std::vector<Heading>& headings,
                         std::string_view title) {
  const auto found = std::find_if(headings.begin(), headings.end(), [&](const Heading& heading) {
    return heading.id == tree[block].title;
  });
  const std::vector<NodeIndex> parts = parts_of(tree, block);
  const bool is_whole = std::any_of(parts.begin(), parts.end(),
                                    [&](NodeIndex part) { return !can_be_cut(tree[part]); });
  if (found == headings.end() || is_whole) return {};
  if (!title.empty() && !says(found->text, title)) return {};
  move_up(tree, block, headings, static_cast<std::size_t>(found - headings.begin()));
  cut_text(tree, block, parts);
  tree[block].kind = Kind::title_anchor;
  std::string said = std::move(found->text);
  headings.erase(found);
  return said;
}

// Removes the title from an HTML block that is one heading with only text and markup.
std::string take_html(Node& block, std::string_view title) {
  const std::string_view html = base::trim(block.text);
  const auto read = html::read_fragment(html);
  if (title.empty() || read.blocks.size() != 1 ||
      read.blocks.front().kind != html::BlockKind::heading)
    return {};
  const std::string name = tag_name(html);
  if (!base::lower_case(html).ends_with("</" + name + ">")) return {};
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string inner = tag_name(html.substr(at));
    if (inner != name && !is_markup(inner)) return {};
  }
  if (name.size() != 2 || name[0] != 'h' || !says(read.blocks.front().text, title)) return {};
  block.text = empty_elements(anchors(html)) + '\n';
  return std::string(title);
}

}  // namespace

std::string take_title(Tree& tree, std::vector<Heading>& headings, std::string_view title) {
  const NodeIndex block = first_block(tree);
  if (block == kNoNode) return {};
  if (tree[block].kind == Kind::heading) return take_heading(tree, block, headings, title);
  if (tree[block].kind == Kind::html_block) return take_html(tree[block], title);
  return {};
}

}  // namespace markdown
