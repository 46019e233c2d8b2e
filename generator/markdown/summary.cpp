#include "markdown/summary.h"

#include <cstdlib>

#include "base/text.h"
#include "markdown/html_writer.h"
#include "markdown/plain_text.h"
#include "markdown/words.h"

namespace markdown {
namespace {

constexpr int kWords = 70;

// The blocks `first` up to (not including) `end`; of the last of them what stands before `stop`.
struct Extract {
  NodeIndex first = kNoNode;
  NodeIndex end = kNoNode;
  NodeIndex stop = kNoNode;
};

bool is_more(const Node& node) {
  if (node.kind != Kind::html_block && node.kind != Kind::html_inline) return false;
  const std::string_view html = base::trim(node.text);
  if (html.size() < 7 || html.substr(0, 4) != "<!--" || html.substr(html.size() - 3) != "-->") {
    return false;
  }
  return base::trim(html.substr(4, html.size() - 7)) == "more";
}

// The block of the document that holds a node; none when it is a table, which cannot be cut, or a
// note.
NodeIndex block_of(const Tree& tree, NodeIndex node) {
  while (tree[node].parent != 0) {
    node = tree[node].parent;
    if (tree[node].kind == Kind::table) return kNoNode;
  }
  return tree[node].kind == Kind::footnote ? kNoNode : node;
}

Extract before_more(const Tree& tree) {
  for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
    const NodeIndex block = is_more(tree[i]) ? block_of(tree, i) : kNoNode;
    if (block == kNoNode) continue;
    Extract extract{tree[0].first_child, tree[block].next, i};
    const Node& first = tree[extract.first];
    if (first.kind == Kind::heading && first.number == 1) extract.first = first.next;
    return extract;
  }
  return {};
}

int words_of(const Tree& tree, NodeIndex block) {
  const WordCount count = count_words(plain_text(tree, block));
  return count.words + count.characters;
}

bool goes_on(Kind kind) {
  return kind == Kind::paragraph || kind == Kind::list || kind == Kind::block_quote ||
         kind == Kind::alert;
}

Extract first_blocks(const Tree& tree) {
  NodeIndex at = tree[0].first_child;
  while (at != kNoNode && (tree[at].kind != Kind::paragraph || plain_text(tree, at).empty()))
    at = tree[at].next;
  if (at == kNoNode) return {};
  Extract extract{at, tree[at].next, kNoNode};
  int words = words_of(tree, at);
  while (extract.end != kNoNode && goes_on(tree[extract.end].kind)) {
    const int with_next = words + words_of(tree, extract.end);
    if (std::abs(with_next - kWords) >= std::abs(words - kWords)) break;
    words = with_next;
    extract.end = tree[extract.end].next;
  }
  return extract;
}

std::size_t count_slots(const Tree& tree, NodeIndex first, NodeIndex end) {
  Rendered skipped;
  Writer writer(tree, skipped.html, skipped.slots, Marks::all);
  for (NodeIndex block = first; block != end; block = tree[block].next)
    walk(tree, block, [&](const Node& node, Visit visit) { writer.visit(node, visit); });
  return skipped.slots.size();
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

}  // namespace

void write_summary(const Tree& tree, Rendered& rendered) {
  Extract extract = before_more(tree);
  if (extract.stop == kNoNode) extract = first_blocks(tree);
  const Node* stop = extract.stop == kNoNode ? nullptr : &tree[extract.stop];
  std::vector<Slot> slots;
  Writer writer(tree, rendered.summary_html, slots, Marks::none);
  Cutter cutter(writer, stop);
  for (NodeIndex block = extract.first; block != extract.end; block = tree[block].next) {
    walk(tree, block, [&](const Node& node, Visit visit) { cutter.visit(node, visit); });
    const std::string text = plain_text(tree, block, stop);
    if (text.empty()) continue;
    if (!rendered.summary.empty()) rendered.summary += '\n';
    rendered.summary += text;
  }
  std::size_t slot = slots.empty() ? 0 : count_slots(tree, tree[0].first_child, extract.first);
  for (const Slot& each : slots) rendered.summary_slots.push_back({each.offset, slot++});
}

}  // namespace markdown
