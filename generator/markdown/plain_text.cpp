#include "markdown/plain_text.h"

#include "base/text.h"
#include "html/fragment.h"

namespace markdown {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The visible text of raw HTML, with blocks separated by newlines.
std::string text_of_html(std::string_view html) {
  std::string text;
  for (const html::Block& block : html::read_fragment(html).blocks) {
    if (!text.empty()) text += '\n';
    text += block.text;
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
        add(text_of_html(node.text));
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
    // Two spaces would meet around an image that is left out.
    if (text.front() == ' ' && !text_.empty() && is_space(text_.back())) text.remove_prefix(1);
    text_ += text;
  }

  std::string text_;
  bool block_ended_ = false;
};

}  // namespace

std::string plain_text(const Tree& tree, NodeIndex top, const Node* stop) {
  Collector collector;
  const Node* image = nullptr;  // the image around the node; its text is left out
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
