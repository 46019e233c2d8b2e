#include "markdown/alerts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"

namespace markdown {
namespace {

constexpr auto kTypes =
    std::to_array<std::string_view>({"note", "tip", "important", "warning", "caution"});

// The alert type of a text like "[!NOTE]"; empty for any other text.
std::string type_of(std::string_view mark) {
  mark = base::trim(mark);
  if (mark.size() < 4 || mark.substr(0, 2) != "[!" || mark.back() != ']') return {};
  std::string type = base::lower_case(mark.substr(2, mark.size() - 3));
  if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) return {};
  return type;
}

void mark_alert(Tree& tree, Node& quotation) {
  if (quotation.first_child == kNoNode) return;
  Node& paragraph = tree[quotation.first_child];
  if (paragraph.kind != Kind::paragraph || paragraph.first_child == kNoNode) return;
  const Node& mark = tree[paragraph.first_child];
  if (mark.kind != Kind::text) return;
  const std::string type = type_of(mark.text);
  if (type.empty()) return;
  if (mark.next == kNoNode) {
    if (paragraph.next == kNoNode) return;
    quotation.first_child = paragraph.next;
  } else {
    const Node& end = tree[mark.next];
    if ((end.kind != Kind::soft_break && end.kind != Kind::line_break)) return;
    paragraph.first_child = end.next;
  }
  quotation.kind = Kind::alert;
  quotation.text = type;
}

}  // namespace

void mark_alerts(Tree& tree) {
  for (Node& node : tree.nodes) {
    if (node.kind == Kind::block_quote) mark_alert(tree, node);
  }
}

}  // namespace markdown
