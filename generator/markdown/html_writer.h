// Writes the nodes of a tree as HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/origin.h"
#include "markdown/escape.h"
#include "markdown/raw_html.h"
#include "markdown/raw_lines.h"
#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Whether to write ids of headings and references to footnotes. A summary on another page has none.
enum class Marks { none, all };

// visit() is called for each node in order of the text, on entering and on leaving it.
class Writer {
 public:
  Writer(const Tree& tree, std::string& html, std::vector<Slot>& slots, Marks marks)
      : tree_(tree), html_(html), slots_(slots), marks_(marks) {}

  void visit(const Node& node, Visit visit) {
    if (image_ != nullptr && image_ != &node) {
      if (visit == Visit::enter) alternative_text(node);
      return;
    }
    if (visit == Visit::enter) {
      enter(node);
    } else {
      leave(node);
    }
  }

  // What was written so far of the author's own HTML, in order of the text.
  const std::vector<RawHtml>& raw() const { return raw_; }

 private:
  void enter(const Node& node);
  void enter_inline(const Node& node);
  void leave(const Node& node);
  void leave_inline(const Node& node);

  // Blocks begin on a line of their own.
  void line() {
    if (!html_.empty() && html_.back() != '\n') html_ += '\n';
  }
  void open(std::string_view tag) {
    line();
    html_ += tag;
  }
  void text(std::string_view text) { append_escaped(html_, text); }
  void slot(SlotKind kind, std::string target, const Node& node) {
    slots_.push_back(
        {kind, html_.size(), std::move(target), node.line, node.column, node.is_reference});
  }
  void attribute(std::string_view name, std::string_view value) {
    ((html_ += ' ') += name) += "=\"";
    text(value);
    html_ += '"';
  }
  // Leaves the attribute open, because more text may follow the label.
  void label(std::string key, const Node& node) {
    html_ += " aria-label=\"";
    slot(SlotKind::label, std::move(key), node);
  }

  // The parent of the document is the document itself.
  const Node& parent(const Node& node) const {
    return tree_[node.parent == kNoNode ? 0 : node.parent];
  }
  bool is_first_child(const Node& node) const { return &tree_[parent(node).first_child] == &node; }
  bool is_last_child(const Node& node) const { return node.next == kNoNode; }
  // Paragraphs of a tight list get no <p>.
  bool is_tight(const Node& paragraph) const {
    const Node& list = parent(parent(paragraph));
    return list.kind == Kind::list && list.tight;
  }
  // An empty cell in the head of a table is no header.
  bool is_header(const Node& cell) const {
    return parent(cell).header && cell.first_child != kNoNode;
  }

  // Whether a paragraph holds pictures, linked or not, and no text.
  bool has_only_pictures(const Node& paragraph) const;

  // Whether a paragraph is the text of a task.
  bool is_task(const Node& paragraph) const {
    return parent(paragraph).checkbox != Checkbox::none && is_first_child(paragraph);
  }

  void enter_title_anchor(const Node& node);
  void list(const Node& node);
  void item(const Node& node);
  void paragraph(const Node& node);
  void leave_paragraph(const Node& node);
  void code_block(const Node& node);
  void table_row(const Node& node);
  void table_cell(const Node& node);
  void checkbox(const Node& item);
  void alert(const Node& node);
  void footnote(const Node& node);
  void footnote_reference(const Node& node);
  void back_links(const Node& footnote);
  void leave_footnote(const Node& node);
  void alternative_text(const Node& node);
  void raw_html(const Node& node);
  void raw_piece(std::string_view html, const Node& node, int line);
  // Writes the origin as an attribute of the open tag, when the tree has an origin.
  void origin(const Node& node) {
    if (!tree_.origin.empty())
      html_ += base::origin_attribute({tree_.origin, node.line, node.column, true});
  }

  const Tree& tree_;
  std::string& html_;
  std::vector<Slot>& slots_;
  Marks marks_;
  std::vector<RawHtml> raw_;
  std::optional<RawLines> raw_lines_;  // only for tags with an origin
  const Node* image_ = nullptr;        // inside its alternative text, where nothing is marked up
};

}  // namespace markdown
