#include "language/tag.h"

#include <unicode/locdspnm.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "language/locale.h"

namespace language {

bool is_known(std::string_view tag) {
  const std::string first = base::lower_case(base::split(tag, '-').front());
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (first == *known) return true;
  }
  return false;
}

std::string own_name(std::string_view tag) {
  if (!is_known(tag)) return std::string(tag);
  const icu::Locale locale(locale_of(tag).getBaseName());
  UDisplayContext contexts[] = {UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(locale, contexts, 1));
  icu::UnicodeString name;
  if (names == nullptr) return std::string(tag);
  return utf8(names->localeDisplayName(locale, name));
}

Direction direction_of(std::string_view tag) {
  return locale_of(tag).isRightToLeft() != 0 ? Direction::right_to_left : Direction::left_to_right;
}

std::string_view name_of(Direction direction) {
  return direction == Direction::right_to_left ? "rtl" : "ltr";
}

std::string_view parent_of(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  return dash == std::string_view::npos ? std::string_view() : tag.substr(0, dash);
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && base::lower_case(a) == base::lower_case(b);
}

}  // namespace language
