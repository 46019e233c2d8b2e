#include "language/locale.h"

namespace language {

icu::Locale locale_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  if (U_FAILURE(status)) return icu::Locale::getRoot();
  const auto calendar = locale.getUnicodeKeywordValue<std::string>("ca", status);
  if (U_FAILURE(status) || calendar.empty()) {
    status = U_ZERO_ERROR;
    locale.setUnicodeKeywordValue("ca", "gregory", status);
  }
  return locale;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

}  // namespace language
