#include "markdown/headings.h"

#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "markdown/plain_text.h"

namespace markdown {
namespace {

// The id of headings without a letter in their text.
constexpr std::string_view kNameless = "section";

// Removes `{#id}` from the end of a heading's last text and returns the id; nothing without
// `{#id}`.
std::optional<std::string> take_attribute(Tree& tree, const Node& heading) {
  if (heading.last_child == kNoNode || tree[heading.last_child].kind != Kind::text) return {};
  std::string& text = tree[heading.last_child].text;
  const std::size_t begin = text.rfind("{#");
  if (begin == std::string::npos || text.back() != '}') return {};
  const std::string id = text.substr(begin + 2, text.size() - begin - 3);
  if (id.empty() || id.find_first_of(" \t{}\"'<>&#") != std::string::npos) return {};
  text.erase(begin);
  text.erase(text.find_last_not_of(" \t") + 1);
  return base::nfc(id);
}

// Gives out unique ids.
class Ids {
 public:
  void reserve(const std::string& id) { used_.emplace(id, 0); }

  // The first free one of: wanted, wanted-1, wanted-2, …
  std::string take(const std::string& wanted) {
    std::string id = wanted;
    while (used_.count(id) > 0) id = wanted + '-' + std::to_string(++used_[wanted]);
    used_.emplace(id, 0);
    return id;
  }

 private:
  std::unordered_map<std::string, int> used_;  // with the last number appended to each
};

void reserve_footnotes(const Tree& tree, Ids& ids) {
  for (const Node& node : tree.nodes) {
    if (node.kind == Kind::footnote) ids.reserve(footnote_id(node.number));
    if (node.kind == Kind::footnote_reference) {
      ids.reserve(reference_id(node.number, node.occurrence));
    }
  }
}

}  // namespace

std::vector<Heading> name_headings(Tree& tree) {
  Ids ids;
  reserve_footnotes(tree, ids);
  // Explicit ids come first, because links rely on them. Generated ids get a number when they
  // clash.
  for (Node& node : tree.nodes) {
    if (node.kind != Kind::heading) continue;
    if (const auto id = take_attribute(tree, node)) node.title = ids.take(*id);
  }
  std::vector<Heading> headings;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    Node& node = tree[i];
    if (node.kind != Kind::heading) continue;
    const std::string text = plain_text(tree, i);
    if (node.title.empty()) {
      const std::string anchor = base::anchor(text);
      node.title = ids.take(anchor.empty() ? std::string(kNameless) : anchor);
    }
    headings.push_back({node.number, node.title, text});
  }
  return headings;
}

}  // namespace markdown
