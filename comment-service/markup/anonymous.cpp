#include "markup/anonymous.h"

#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace markup {
namespace {

constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"ar", "مجهول"},    {"bg", "Анонимен"}, {"cs", "Anonym"},  {"da", "Anonym"},
     {"de", "Anonym"},   {"el", "Ανώνυμος"}, {"es", "Anónimo"}, {"fa", "ناشناس"},
     {"fi", "Nimetön"},  {"fr", "Anonyme"},  {"he", "אנונימי"}, {"hi", "अनाम"},
     {"hu", "Névtelen"}, {"id", "Anonim"},   {"it", "Anonimo"}, {"ja", "匿名"},
     {"ko", "익명"},     {"nb", "Anonym"},   {"nl", "Anoniem"}, {"nn", "Anonym"},
     {"no", "Anonym"},   {"pl", "Anonim"},   {"pt", "Anónimo"}, {"ro", "Anonim"},
     {"ru", "Аноним"},   {"sk", "Anonym"},   {"sv", "Anonym"},  {"th", "ไม่ระบุชื่อ"},
     {"tr", "Anonim"},   {"uk", "Анонім"},   {"vi", "Ẩn danh"}, {"zh", "匿名"}});

}  // namespace

std::string shown_name(const std::string& name, std::string_view language) {
  if (!base::is_blank(name)) return name;
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece tag(language.data(), static_cast<std::int32_t>(language.size()));
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  const std::string_view known = locale.getLanguage();
  const auto* const found =
      std::ranges::find(kWords, known, &std::pair<std::string_view, std::string_view>::first);
  return std::string(found == kWords.end() ? "Anonymous" : found->second);
}

}  // namespace markup
