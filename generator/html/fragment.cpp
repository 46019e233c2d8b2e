#include "html/fragment.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>

#include "html/parser.h"

namespace html {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

template <std::size_t size>
bool is_one_of(const std::array<GumboTag, size>& tags, GumboTag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_code(GumboTag tag) {
  constexpr auto kCode =
      std::to_array<GumboTag>({GUMBO_TAG_CODE, GUMBO_TAG_PRE, GUMBO_TAG_SAMP, GUMBO_TAG_KBD,
                               GUMBO_TAG_XMP, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE});
  return is_one_of(kCode, tag);
}

// Elements whose text is no part of what the page says.
bool is_silent(GumboTag tag) {
  constexpr auto kSilent = std::to_array<GumboTag>(
      {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE, GUMBO_TAG_NOSCRIPT,
       GUMBO_TAG_IFRAME, GUMBO_TAG_TEXTAREA, GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON, GUMBO_TAG_OBJECT});
  return is_one_of(kSilent, tag);
}

// Elements within a line. All others begin and end a block, those of authors' own names too.
bool is_inline(GumboTag tag) {
  constexpr auto kInline = std::to_array<GumboTag>(
      {GUMBO_TAG_A,    GUMBO_TAG_ABBR,  GUMBO_TAG_ACRONYM, GUMBO_TAG_B,      GUMBO_TAG_BDI,
       GUMBO_TAG_BDO,  GUMBO_TAG_BIG,   GUMBO_TAG_CITE,    GUMBO_TAG_CODE,   GUMBO_TAG_DATA,
       GUMBO_TAG_DEL,  GUMBO_TAG_DFN,   GUMBO_TAG_EM,      GUMBO_TAG_FONT,   GUMBO_TAG_I,
       GUMBO_TAG_IMG,  GUMBO_TAG_INS,   GUMBO_TAG_KBD,     GUMBO_TAG_MARK,   GUMBO_TAG_Q,
       GUMBO_TAG_RUBY, GUMBO_TAG_RB,    GUMBO_TAG_RT,      GUMBO_TAG_RP,     GUMBO_TAG_S,
       GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,    GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,
       GUMBO_TAG_SUB,  GUMBO_TAG_SUP,   GUMBO_TAG_TIME,    GUMBO_TAG_U,      GUMBO_TAG_WBR});
  return is_one_of(kInline, tag) || tag == GUMBO_TAG_VAR || tag == GUMBO_TAG_TT;
}

int heading_level(GumboTag tag) {
  constexpr auto kHeadings = std::to_array<GumboTag>(
      {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
  const auto* found = std::find(kHeadings.begin(), kHeadings.end(), tag);
  return found == kHeadings.end() ? 0 : static_cast<int>(found - kHeadings.begin()) + 1;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  return nullptr;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

class FragmentReader {
 public:
  explicit FragmentReader(std::string_view html) : html_(html) {}

  // Walks without recursion: authors nest as deep as they like.
  Fragment run(const GumboNode& root) {
    struct Open {
      const GumboNode* node;
      unsigned next_child = 0;
    };
    std::vector<Open> open = {{&root}};
    while (!open.empty()) {
      auto& [node, next_child] = open.back();
      const GumboVector* children = children_of(*node);
      if (children != nullptr && next_child < children->length) {
        const auto& child = *static_cast<const GumboNode*>(children->data[next_child++]);
        enter(child);
        open.push_back({&child});
      } else {
        leave(*node);
        open.pop_back();
      }
    }
    end_block();
    return std::move(fragment_);
  }

 private:
  static bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  }

  void enter(const GumboNode& node) {
    if (node.type == GUMBO_NODE_COMMENT) return add_comment(node.v.text);
    if (!is_element(node)) {
      if (silent_ == 0 && node.type != GUMBO_NODE_DOCUMENT) add_text(node.v.text.text);
      return;
    }
    const GumboElement& element = node.v.element;
    if (!is_inline(element.tag)) end_block();
    if (is_code(element.tag)) add_code(element);
    count(element.tag, 1);
    const int level = heading_level(element.tag);
    if (level == 0) return;
    const GumboAttribute* id = gumbo_get_attribute(&element.attributes, "id");
    heading_ = {BlockKind::heading, "", level, id == nullptr ? "" : id->value};
  }

  void leave(const GumboNode& node) {
    if (!is_element(node)) return;
    const GumboTag tag = node.v.element.tag;
    if (!is_inline(tag)) end_block();
    count(tag, -1);
    if (heading_level(tag) > 0) heading_.reset();
  }

  void count(GumboTag tag, int step) {
    if (is_silent(tag)) silent_ += step;
    if (tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_XMP) preformatted_ += step;
    if (tag == GUMBO_TAG_TABLE) tables_ += step;
  }

  void add_text(std::string_view text) {
    for (const char c : text) {
      if (kSpace.find(c) == std::string_view::npos) {
        text_ += c;
      } else if (!text_.empty() && text_.back() != ' ') {
        text_ += ' ';
      }
    }
  }

  void add_comment(const GumboText& comment) {
    const std::size_t begin = offset_of(comment.original_text.data);
    fragment_.code.push_back({begin, begin + comment.original_text.length});
    if (fragment_.more || trimmed(comment.text) != "more") return;
    end_block();
    fragment_.more = fragment_.blocks.size();
  }

  // An element that is never closed reaches to where the parser closes it.
  void add_code(const GumboElement& element) {
    if (element.original_tag.length == 0) return;
    const std::size_t begin = offset_of(element.original_tag.data) + element.original_tag.length;
    const std::size_t end = element.original_end_tag.length > 0
                                ? offset_of(element.original_end_tag.data)
                                : element.end_pos.offset;
    fragment_.code.push_back({begin, end < begin ? html_.size() : end});
  }

  void end_block() {
    if (text_.ends_with(' ')) text_.pop_back();
    if (text_.empty()) return;
    Block block;
    if (heading_) {
      block = *heading_;
    } else if (preformatted_ > 0) {
      block.kind = BlockKind::code;
    } else if (tables_ > 0) {
      block.kind = BlockKind::table;
    }
    block.text = std::exchange(text_, {});
    fragment_.blocks.push_back(std::move(block));
  }

  std::size_t offset_of(const char* at) const {
    return static_cast<std::size_t>(at - html_.data());
  }

  std::string_view html_;
  Fragment fragment_;
  std::string text_;              // of the block that is being read
  std::optional<Block> heading_;  // that is open, without its text
  // How many elements of the kind are open.
  int silent_ = 0;
  int preformatted_ = 0;
  int tables_ = 0;
};

}  // namespace

Fragment read_fragment(std::string_view html) {
  const Document document(html, Form::fragment);
  return document.root() == nullptr ? Fragment{} : FragmentReader(html).run(*document.root());
}

}  // namespace html
