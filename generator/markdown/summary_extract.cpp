#include "markdown/summary_extract.h"

#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "html/page.h"
#include "markdown/plain_text.h"
#include "markdown/word_count.h"

namespace markdown {
namespace {

constexpr int kWords = 70;

bool is_more(const Node& node) {
  if (node.kind != Kind::html_block && node.kind != Kind::html_inline) return false;
  const std::string_view html = base::trim(node.text);
  if (html.size() < 7 || html.substr(0, 4) != "<!--" || html.substr(html.size() - 3) != "-->") {
    return false;
  }
  return base::trim(html.substr(4, html.size() - 7)) == "more";
}

// The top-level block that holds a node; kNoNode in a table, which cannot be cut, and in a
// footnote.
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
    Extract extract{.first = tree[0].first_child, .end = tree[block].next, .stop = i};
    extract.is_marked = true;
    const Node& first = tree[extract.first];
    if (first.kind == Kind::heading && first.number == 1) extract.first = first.next;
    return extract;
  }
  return {};
}

int words_in(std::string_view text) {
  const WordCount count = count_words(text);
  return count.words + count.characters;
}

// Whether `next` is nearer to the measure than `words`, which is smaller.
bool is_nearer(int next, int words) { return std::abs(next - kWords) < std::abs(words - kWords); }

bool is_running_text(Kind kind) {
  return kind == Kind::paragraph || kind == Kind::list || kind == Kind::block_quote ||
         kind == Kind::alert || kind == Kind::html_block;
}

bool is_block_of_lines(Kind kind) { return kind == Kind::html_block || kind == Kind::code_block; }

// The alternative texts of images, separated by spaces.
std::string alternative_text(const Tree& tree, NodeIndex block) {
  std::vector<std::string> texts;
  const Node* image = nullptr;
  walk(tree, block, [&](const Node& node, Visit visit) {
    if (visit == Visit::leave) {
      if (&node == image) image = nullptr;
      return;
    }
    if (image != nullptr && (node.kind == Kind::text || node.kind == Kind::code)) {
      texts.back() += node.text;
    } else if (node.kind == Kind::image && image == nullptr) {
      image = &node;
      texts.emplace_back();
    } else if (node.kind == Kind::html_block || node.kind == Kind::html_inline) {
      const auto elements = html::elements(node.text);
      if (!elements) return;
      for (const html::Element& element : *elements) {
        const std::string* text = element.attribute("alt");
        if (element.tag == "img" && text != nullptr) texts.push_back(*text);
      }
    }
  });
  return base::shortened(base::join(texts, " "), std::string::npos);
}

// The first top-level block that fits; kNoNode when no block fits.
template <class Fits>
NodeIndex first_that(const Tree& tree, Fits fits) {
  NodeIndex at = tree[0].first_child;
  while (at != kNoNode && !fits(at)) at = tree[at].next;
  return at;
}

NodeIndex beginning_of(const Tree& tree) {
  const auto found = first_that(tree, [&](NodeIndex at) {
    return is_running_text(tree[at].kind) && !plain_text(tree, at).empty();
  });
  if (found != kNoNode) return found;
  return first_that(tree, [&](NodeIndex at) {
    const Kind kind = tree[at].kind;
    return kind != Kind::heading && kind != Kind::footnote && !summary_text(tree, at).empty();
  });
}

// Cuts a long list, quotation or table after the part that comes nearest to the measure. A table
// keeps at least its head and one row.
void cut_at_part(const Tree& tree, Extract& extract) {
  int words = 0;
  const bool is_table = tree[extract.first].kind == Kind::table;
  NodeIndex part = tree[extract.first].first_child;
  for (int count = 0; part != kNoNode; part = tree[part].next, ++count) {
    const int with_next = words + words_in(plain_text(tree, part));
    if (count >= (is_table ? 2 : 1) && !is_nearer(with_next, words)) {
      extract.stop = part;
      return;
    }
    words = with_next;
  }
}

void cut_at_line(const Tree& tree, Extract& extract) {
  int words = 0;
  std::size_t count = 0;
  const std::string text = summary_text(tree, extract.first);
  for (const std::string_view line : base::split(text, '\n')) {
    const int with_next = words + words_in(line);
    if (words > 0 && with_next > words && !is_nearer(with_next, words)) {
      extract.lines = count;
      return;
    }
    words = with_next;
    ++count;
  }
}

Extract first_blocks(const Tree& tree) {
  const NodeIndex first = beginning_of(tree);
  if (first == kNoNode) return {};
  Extract extract{.first = first, .end = tree[first].next};
  int words = words_in(summary_text(tree, first));
  if (words > kWords) {
    if (is_block_of_lines(tree[first].kind)) {
      cut_at_line(tree, extract);
    } else if (tree[first].kind != Kind::paragraph) {
      cut_at_part(tree, extract);
    }
    return extract;
  }
  while (is_running_text(tree[first].kind) && extract.end != kNoNode &&
         is_running_text(tree[extract.end].kind)) {
    const int with_next = words + words_in(plain_text(tree, extract.end));
    if (!is_nearer(with_next, words)) break;
    words = with_next;
    extract.end = tree[extract.end].next;
  }
  return extract;
}

}  // namespace

Extract extract_of(const Tree& tree) {
  const Extract extract = before_more(tree);
  return extract.is_marked ? extract : first_blocks(tree);
}

std::string summary_text(const Tree& tree, NodeIndex block, const Node* stop) {
  std::string text = plain_text(tree, block, stop);
  return text.empty() && stop == nullptr ? alternative_text(tree, block) : text;
}

std::string first_lines(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end != std::string::npos; --count) end = text.find('\n', end + (end > 0));
  return text.substr(0, end);
}

}  // namespace markdown
