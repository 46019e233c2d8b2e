#include "markdown/opening.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "markdown/plain_text.h"

namespace markdown {
namespace {

// An initial is three lines high, and a line of a page has about 66 characters.
constexpr std::size_t kThreeLines = 220;

bool has_initials(UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(letter, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

// Whether the text is long enough, begins with a letter, and has no letter of another script.
bool can_take_initial(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::size_t count = 0;
  for (std::int64_t at = 0; at < size; ++count) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    const bool is_letter = c >= 0 && u_isalpha(c) != 0;
    if (is_letter && !has_initials(c)) return false;
    if (count == 0 && !is_letter) return false;
  }
  return count >= kThreeLines;
}

}  // namespace

bool opens_with_text(const Tree& tree) {
  NodeIndex first = tree[0].first_child;
  const bool is_empty_anchor = first != kNoNode && tree[first].kind == Kind::title_anchor &&
                               tree[first].first_child == kNoNode;
  if (is_empty_anchor) first = tree[first].next;
  if (first == kNoNode || tree[first].kind != Kind::paragraph) return false;
  const NodeIndex start = tree[first].first_child;
  if (start == kNoNode || tree[start].kind != Kind::text) return false;
  if (tree[start].text.empty()) return false;  // a link that was made of the first words follows
  for (NodeIndex at = start; at != kNoNode; at = tree[at].next) {
    if (tree[at].kind == Kind::line_break || tree[at].kind == Kind::html_inline) return false;
    if (tree[at].kind == Kind::image) return false;
  }
  return can_take_initial(plain_text(tree, first));
}

}  // namespace markdown
