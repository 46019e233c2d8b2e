#include "markdown/summary.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "markdown/html_writer.h"
#include "markdown/plain_text.h"
#include "markdown/summary_extract.h"

namespace markdown {
namespace {

std::size_t count_slots(const Tree& tree, NodeIndex first, NodeIndex end) {
  Rendered skipped;
  Writer writer(tree, skipped.html, skipped.slots, Marks::all);
  for (NodeIndex block = first; block != end; block = tree[block].next)
    walk(tree, block, [&](const Node& node, Visit visit) { writer.visit(node, visit); });
  return skipped.slots.size();
}

// Which slots of the text are Markdown's.
std::vector<std::size_t> markdown_slots(const Rendered& rendered) {
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < rendered.slots.size(); ++i) {
    if (!rendered.slots[i].is_raw()) indexes.push_back(i);
  }
  return indexes;
}

// The slots of the author's own HTML, which is the same in the text and in the summary. Both lists
// of parts are in order of the text.
void add_raw_slots(const std::vector<RawHtml>& in_text, const std::vector<RawHtml>& in_summary,
                   Rendered& rendered) {
  std::size_t slot = 0;
  auto part = in_text.begin();
  for (const RawHtml& shown : in_summary) {
    part = std::find_if(part, in_text.end(),
                        [&](const RawHtml& each) { return each.node == shown.node; });
    if (part == in_text.end()) break;
    while (slot < rendered.slots.size() && rendered.slots[slot].offset < part->begin) ++slot;
    for (; slot < rendered.slots.size() && rendered.slots[slot].offset < part->end; ++slot) {
      if (rendered.slots[slot].is_raw())
        rendered.summary_slots.push_back(
            {shown.begin + rendered.slots[slot].offset - part->begin, slot});
    }
  }
  std::sort(rendered.summary_slots.begin(), rendered.summary_slots.end(),
            [](const SummarySlot& a, const SummarySlot& b) { return a.offset < b.offset; });
}

// Shows the writer the nodes before the stop, and leaves those that are open then.
class Cutter {
 public:
  Cutter(Writer& writer, const Node* stop) : writer_(writer), stop_(stop) {}

  void visit(const Node& node, Visit visit) {
    stopped_ = stopped_ || &node == stop_;
    const bool is_open = visit == Visit::leave && ignored_ == 0;
    if (!stopped_ || is_open) {
      writer_.visit(node, visit);
    } else {
      ignored_ += visit == Visit::enter ? 1 : -1;
    }
  }

 private:
  Writer& writer_;
  const Node* stop_;
  bool stopped_ = false;
  int ignored_ = 0;  // nodes after the stop that were entered and not left
};

// Writes the lines of raw HTML as paragraphs, because a part of it may leave elements open.
void write_lines(const std::string& lines, std::string& html) {
  for (const std::string_view line : base::split(lines, '\n'))
    html += "<p>" + base::escape_html(line) + "</p>\n";
}

// A copy of a block that is cut after `lines` lines, counted from the first one with text.
Node cut(const Node& block, std::size_t lines) {
  Node part = block;
  const std::size_t first = block.text.find_first_not_of(" \t\r\n\f\v");
  const std::size_t begin = first == std::string::npos ? 0 : block.text.rfind('\n', first) + 1;
  part.text = first_lines(block.text.substr(begin), lines) + '\n';
  return part;
}

void add_line(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

void write_text(const Tree& tree, const Extract& extract, std::string& summary) {
  const Node* stop = extract.stop == kNoNode ? nullptr : &tree[extract.stop];
  for (NodeIndex block = extract.first; block != extract.end; block = tree[block].next)
    add_line(summary, first_lines(plain_text(tree, block, stop), extract.lines));
  if (!summary.empty()) return;
  for (NodeIndex block = extract.first; block != extract.end; block = tree[block].next)
    add_line(summary, first_lines(summary_text(tree, block), extract.lines));
}

}  // namespace

void write_summary(const Tree& tree, const std::vector<RawHtml>& raw, Rendered& rendered) {
  const Extract extract = extract_of(tree);
  std::vector<Slot> slots;
  Writer writer(tree, rendered.summary_html, slots, Marks::none);
  Cutter cutter(writer, extract.stop == kNoNode ? nullptr : &tree[extract.stop]);
  std::size_t passed = 0;  // slots in the earlier blocks of the extract
  for (NodeIndex block = extract.first; block != extract.end; block = tree[block].next) {
    const Kind kind = tree[block].kind;
    const std::size_t before = slots.size();
    if (kind == Kind::html_block && !extract.is_marked) {
      write_lines(first_lines(summary_text(tree, block), extract.lines), rendered.summary_html);
    } else if (kind == Kind::code_block && extract.lines != Extract::kAllLines) {
      writer.visit(cut(tree[block], extract.lines), Visit::enter);
    } else {
      walk(tree, block, [&](const Node& node, Visit visit) { cutter.visit(node, visit); });
    }
    for (std::size_t i = before; i < slots.size(); ++i)
      rendered.summary_slots.push_back({slots[i].offset, passed + i - before});
    passed += count_slots(tree, block, tree[block].next);
  }
  write_text(tree, extract, rendered.summary);
  if (!slots.empty()) {
    const std::size_t first = count_slots(tree, tree[0].first_child, extract.first);
    const std::vector<std::size_t> markdown = markdown_slots(rendered);
    for (SummarySlot& each : rendered.summary_slots) each.slot = markdown[first + each.slot];
  }
  add_raw_slots(raw, writer.raw(), rendered);
}

}  // namespace markdown
