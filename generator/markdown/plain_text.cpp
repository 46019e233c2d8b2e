#include "markdown/plain_text.h"

#include <cstdint>

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

bool is_more(const Node& node) {
  if (node.kind != Kind::html_block && node.kind != Kind::html_inline) return false;
  const std::string_view html = base::trim(node.text);
  if (html.size() < 7 || html.substr(0, 4) != "<!--" || html.substr(html.size() - 3) != "-->") {
    return false;
  }
  return base::trim(html.substr(4, html.size() - 7)) == "more";
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

// Feeds the nodes below `top` to the collector, without the texts of images.
template <class Stop>
std::string collect(const Tree& tree, NodeIndex top, Stop stop) {
  Collector collector;
  const Node* image = nullptr;
  bool stopped = false;
  walk(tree, top, [&](const Node& node, Visit visit) {
    stopped = stopped || stop(node);
    if (stopped) return;
    if (node.kind == Kind::image && image == nullptr) image = &node;
    if (visit == Visit::enter && image == nullptr) collector.enter(node);
    if (visit == Visit::leave && image == &node) image = nullptr;
    if (is_block(node.kind)) collector.end_block();
  });
  return collector.take();
}

enum class Script { none, letters, ideograph, kana };

bool within(std::uint32_t c, std::uint32_t first, std::uint32_t last) {
  return c >= first && c <= last;
}

Script script_of(std::uint32_t c) {
  if (c < 0x80) {
    const bool letter = within(c | 0x20U, 'a', 'z') || within(c, '0', '9') || c == '_';
    return letter ? Script::letters : Script::none;
  }
  if (within(c, 0x3400, 0x4DBF) || within(c, 0x4E00, 0x9FFF) || within(c, 0xF900, 0xFAFF) ||
      within(c, 0x20000, 0x3FFFF) || c == 0x3005) {
    return Script::ideograph;
  }
  if (within(c, 0x3040, 0x30FF) || within(c, 0x31F0, 0x31FF) || within(c, 0xFF66, 0xFF9F)) {
    return Script::kana;
  }
  // Latin-1 signs, general punctuation to dingbats and arrows, CJK punctuation, full-width signs,
  // emoji.
  const bool sign = (c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
                    within(c, 0x2000, 0x206F) || within(c, 0x20A0, 0x20CF) ||
                    within(c, 0x2190, 0x2BFF) || within(c, 0x3000, 0x303F) ||
                    within(c, 0xFE10, 0xFE6F) || within(c, 0xFF00, 0xFF0F) ||
                    within(c, 0xFF1A, 0xFF20) || within(c, 0xFF3B, 0xFF40) ||
                    within(c, 0xFF5B, 0xFF65) || within(c, 0x1F000, 0x1FAFF);
  return sign ? Script::none : Script::letters;
}

// The next character of valid UTF-8 (of anything else: some number), and moves `at` behind it.
std::uint32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0xC0) return lead;
  std::uint32_t character = lead & (lead < 0xE0 ? 0x1FU : lead < 0xF0 ? 0x0FU : 0x07U);
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    character = character << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return character;
}

}  // namespace

std::string plain_text(const Tree& tree, NodeIndex top) {
  return collect(tree, top, [](const Node&) { return false; });
}

std::string summary(const Tree& tree) {
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    if (is_more(tree[i])) return collect(tree, 0, is_more);
  }
  for (NodeIndex i = tree[0].first_child; i != kNoNode; i = tree[i].next) {
    if (tree[i].kind != Kind::paragraph) continue;
    std::string text = plain_text(tree, i);
    if (!text.empty()) return text;
  }
  return {};
}

int count_words(std::string_view text) {
  int words = 0;
  Script before = Script::none;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint32_t c = next_character(text, at);
    Script script = script_of(c);
    const bool joins = c == '\'' || c == 0x2019 || c == 0x200D || c == '-' || c == '.' || c == ',';
    if (joins && before == Script::letters) script = Script::letters;
    if (script == Script::ideograph || (script != Script::none && script != before)) ++words;
    before = script;
  }
  return words;
}

}  // namespace markdown
