#include "markdown/plain_text.h"

#include "base/text.h"

namespace markdown {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Text between the tags of raw HTML; scripts, styles and comments have none.
std::string without_tags(std::string_view html) {
  std::string text;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t tag = html.find('<', at);
    text.append(html.substr(at, tag - at));
    if (tag == std::string_view::npos) break;
    std::string_view end = ">";
    const std::string name = base::lower_case(html.substr(tag, 7));
    if (name.substr(0, 4) == "<!--") end = "-->";
    if (name == "<script") end = "</script>";
    if (name.substr(0, 6) == "<style") end = "</style>";
    at = html.find(end, tag);
    if (at == std::string_view::npos) break;
    at += end.size();
  }
  return text;
}

bool is_block(Kind kind) { return kind < Kind::text; }

// Collects the text of nodes in order; a new block begins on a new line.
class Collector {
 public:
  void enter(const Node& node) {
    switch (node.kind) {
      case Kind::text:
      case Kind::code:
        add(node.text);
        break;
      case Kind::code_block:
        add(base::trim(node.text));
        break;
      case Kind::html_block:
        add(base::trim(without_tags(node.text)));
        break;
      case Kind::soft_break:
      case Kind::line_break:
        if (!text_.empty() && !is_space(text_.back())) text_ += ' ';
        break;
      default:
        break;
    }
  }
  void end_block() { block_ended_ = true; }
  std::string take() {
    text_.erase(text_.find_last_not_of(" \t\n") + 1);
    return std::move(text_);
  }
  bool empty() const { return text_.empty(); }

 private:
  void add(std::string_view text) {
    if (text.empty()) return;
    if (block_ended_ && !text_.empty()) {
      text_.erase(text_.find_last_not_of(" \t\n") + 1);
      text_ += '\n';
    }
    block_ended_ = false;
    // Around an image, two spaces would meet.
    if (text.front() == ' ' && !text_.empty() && is_space(text_.back())) text.remove_prefix(1);
    text_ += text;
  }

  std::string text_;
  bool block_ended_ = false;
};

}  // namespace

std::string plain_text(const Tree& tree, NodeIndex top, const Node* stop) {
  Collector collector;
  const Node* image = nullptr;  // whose text is not the page's
  bool stopped = false;
  walk(tree, top, [&](const Node& node, Visit visit) {
    stopped = stopped || &node == stop;
    if (stopped) return;
    if (node.kind == Kind::image && image == nullptr) image = &node;
    if (visit == Visit::enter && image == nullptr) collector.enter(node);
    if (visit == Visit::leave && image == &node) image = nullptr;
    if (is_block(node.kind)) collector.end_block();
  });
  return collector.take();
}

}  // namespace markdown
