#include "language/hyphens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace language {
namespace {

constexpr UChar32 kHyphen = 0x2010;

// Whether a line may break within the word as between words: UAX #14, classes ID, SA and the like.
bool breaks_anywhere(UChar32 c) {
  const auto line_break = static_cast<ULineBreak>(u_getIntPropertyValue(c, UCHAR_LINE_BREAK));
  return line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_COMPLEX_CONTEXT ||
         line_break == U_LB_CONDITIONAL_JAPANESE_STARTER || line_break == U_LB_H2 ||
         line_break == U_LB_H3;
}

}  // namespace

bool is_hyphenated(std::string_view word) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  const auto size = static_cast<std::int64_t>(word.size());
  bool after_letter = false;
  bool after_hyphen = false;
  bool found = false;
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0 || breaks_anywhere(c)) return false;
    const bool is_letter = u_isalnum(c) != 0;
    found = found || (after_hyphen && is_letter);
    after_hyphen = after_letter && (c == '-' || c == kHyphen);
    after_letter = is_letter;
  }
  return found;
}

}  // namespace language
