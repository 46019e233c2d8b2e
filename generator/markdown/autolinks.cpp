#include "markdown/autolinks.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "markdown/plain_text.h"

namespace markdown {
namespace {

// The tags of links in raw HTML: "<a href=…>", another "<a …>", "</a>".
enum class Tag { opening, other_opening, closing };

bool ends_name(std::string_view html, std::size_t at) {
  return at >= html.size() || std::string_view(" \t\n>/").find(html[at]) != std::string_view::npos;
}

template <class Visitor>
void for_each_link_tag(std::string_view html, Visitor visit) {
  const std::string lower = base::lower_case(html);
  for (std::size_t at = lower.find('<'); at != std::string::npos; at = lower.find('<', at + 1)) {
    const std::string_view rest = std::string_view(lower).substr(at);
    if (rest.starts_with("<!--")) {
      at = lower.find("-->", at);
      if (at == std::string::npos) return;
    } else if (rest.starts_with("</a") && ends_name(rest, 3)) {
      visit(Tag::closing);
    } else if (rest.starts_with("<a") && ends_name(rest, 2)) {
      const std::string_view tag = rest.substr(0, rest.find('>'));
      visit(tag.find("href") == std::string_view::npos ? Tag::other_opening : Tag::opening);
    }
  }
}

// Finds the autolinks inside links.
class Finder {
 public:
  explicit Finder(const Tree& tree) : tree_(tree) {}

  void visit(const Node& node, Visit visit) {
    if (node.kind == Kind::link) {
      visit_link(node, visit);
    } else if (visit == Visit::enter &&
               (node.kind == Kind::html_block || node.kind == Kind::html_inline)) {
      for_each_link_tag(node.text, [&](Tag tag) { visit_tag(tag); });
    }
  }

  std::vector<NodeIndex> take() { return std::move(nested_); }

 private:
  void visit_link(const Node& node, Visit visit) {
    const bool is_address = is_autolink(tree_, node);
    if (visit == Visit::enter && is_address && depth_ > 0) nested_.push_back(index_of(node));
    if (visit == Visit::enter && is_address && depth_ == 0 && is_open_)
      waiting_.push_back(index_of(node));
    depth_ += visit == Visit::enter ? 1 : -1;
  }

  void visit_tag(Tag tag) {
    if (tag == Tag::closing && is_open_)
      nested_.insert(nested_.end(), waiting_.begin(), waiting_.end());
    waiting_.clear();
    is_open_ = tag == Tag::opening;
  }

  NodeIndex index_of(const Node& node) const {
    return static_cast<NodeIndex>(&node - tree_.nodes.data());
  }

  const Tree& tree_;
  std::vector<NodeIndex> nested_;
  std::vector<NodeIndex> waiting_;  // autolinks in an <a href> that is not closed yet
  bool is_open_ = false;
  int depth_ = 0;  // nesting of Markdown's links
};

}  // namespace

bool is_autolink(const Tree& tree, const Node& node) {
  if (node.kind != Kind::link || node.first_child == kNoNode) return false;
  const std::string_view text = tree[node.first_child].text;
  const std::string_view target = node.text;
  if (text.empty() || target.size() < text.size()) return false;
  const std::string_view scheme = target.substr(0, target.size() - text.size());
  if (target.substr(scheme.size()) != text) return false;
  return scheme.empty() || scheme == "mailto:" || scheme == "http://";
}

void unlink_nested(Tree& tree) {
  Finder finder(tree);
  walk(tree, 0, [&](const Node& node, Visit visit) { finder.visit(node, visit); });
  for (const NodeIndex index : finder.take()) {
    Node& link = tree[index];
    link.text = plain_text(tree, index);
    link.kind = Kind::text;
    link.first_child = link.last_child = kNoNode;
  }
}

}  // namespace markdown
