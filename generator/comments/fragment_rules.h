// The allow-list of check_fragment(): the elements of a fragment, their parents, their attributes
// and the values of these. It is the HTML that the comment service writes, so change it together
// with comment-service/markup/.
//
// The rules also keep the HTML parser from repairing the fragment: no element of a text may hold a
// block, no link holds a link, a list item stands in a list. So the tree has each element where its
// tags stand in the text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace comments {

// The elements by their place, as bits, so that a rule can name several parents. Those of a
// comment's text begin with `text_`; they have no class and no id.
enum class Part : std::uint32_t {
  outside = 1U << 0U,  // no element is open
  root = 1U << 1U,     // <div class="postil-comments">
  heading = 1U << 2U,
  list = 1U << 3U,
  item = 1U << 4U,
  article = 1U << 5U,
  head = 1U << 6U,
  name = 1U << 7U,
  span = 1U << 8U,
  line = 1U << 9U,
  link = 1U << 10U,
  isolate = 1U << 11U,
  time = 1U << 12U,
  body = 1U << 13U,  // <div class="postil-body">
  text_paragraph = 1U << 14U,
  text_quote = 1U << 15U,
  text_list = 1U << 16U,
  text_item = 1U << 17U,
  text_block_code = 1U << 18U,
  text_rule = 1U << 19U,
  text_break = 1U << 20U,
  text_code = 1U << 21U,
  text_emphasis = 1U << 22U,
  text_link = 1U << 23U,
};

constexpr Part operator|(Part a, Part b) {
  return static_cast<Part>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}

enum class ValueKind {
  exact,       // AttributeRule::exact
  classes,     // "postil-comment postil-changed"
  comment_id,  // "comment-ID"
  name_id,     // "comment-ID-by"
  label,       // the id of the heading or of a name
  parent_id,   // "ID"
  version,     // as the service forms it
  moment,      // RFC 3339
  number,      // decimal digits
  any_text,
  own_address,   // of the page or of the service; a website
  text_address,  // of a link in a comment's text
};

enum class Need { optional, required };

struct AttributeRule {
  std::string_view name;
  ValueKind kind = ValueKind::exact;
  std::string_view exact = {};
  Need need = Need::optional;
};

struct ElementRule {
  Part part;
  std::string_view tag;
  Part parents;
  std::span<const AttributeRule> attributes;

  bool may_stand_in(Part parent) const {
    return (static_cast<std::uint32_t>(parents) & static_cast<std::uint32_t>(parent)) != 0;
  }
  bool is_void() const { return part == Part::text_break || part == Part::text_rule; }
  bool is_link() const { return part == Part::link || part == Part::text_link; }
};

std::span<const ElementRule> element_rules();

// Whether the attribute may have the value, whose character references are decoded.
bool allows(const AttributeRule& rule, std::string_view value);

// Whether a link to this address, which its rule allows, may have this `rel`. All links but those
// within the page and to the service tell search engines that the site does not vouch for them.
bool allows_rel(std::string_view address, std::string_view rel);

constexpr std::string_view kCommentPrefix = "comment-";  // of the id of an article

}  // namespace comments
