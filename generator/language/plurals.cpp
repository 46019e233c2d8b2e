#include "language/plurals.h"

#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "language/locale.h"

namespace language {
namespace {

constexpr auto kCategories =
    std::to_array<std::string_view>({"zero", "one", "two", "few", "many", "other"});

std::string format(const icu::number::LocalizedNumberFormatter& formatter, std::int64_t number) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = formatter.formatInt(number, status).toString(status);
  return U_FAILURE(status) ? std::to_string(number) : utf8(text);
}

}  // namespace

// ICU's formatters change their state while they format, so a mutex guards them.
struct Plurals::Rules {
  std::unique_ptr<icu::PluralRules> plurals;
  icu::number::LocalizedNumberFormatter grouped;
  icu::number::LocalizedNumberFormatter plain;
  std::mutex mutex = {};
};

Plurals::Plurals(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = locale_of(tag);
  std::unique_ptr<icu::PluralRules> plurals(icu::PluralRules::forLocale(locale, status));
  rules_ = std::make_shared<Rules>();
  if (U_SUCCESS(status)) rules_->plurals = std::move(plurals);
  rules_->grouped = icu::number::NumberFormatter::withLocale(locale);
  rules_->plain = icu::number::NumberFormatter::withLocale(locale).grouping(UNUM_GROUPING_OFF);
}

std::string Plurals::category(std::int64_t count) const {
  if (rules_->plurals == nullptr) return "other";
  return utf8(rules_->plurals->select(static_cast<double>(count)));
}

std::vector<std::string_view> Plurals::categories() const {
  std::set<std::string> known = {"other"};
  UErrorCode status = U_ZERO_ERROR;
  if (rules_->plurals != nullptr) {
    const std::unique_ptr<icu::StringEnumeration> names(rules_->plurals->getKeywords(status));
    while (names != nullptr && U_SUCCESS(status)) {
      const char* name = names->next(nullptr, status);
      if (name == nullptr) break;
      known.emplace(name);
    }
  }
  std::vector<std::string_view> found;
  std::copy_if(kCategories.begin(), kCategories.end(), std::back_inserter(found),
               [&](std::string_view category) { return known.contains(std::string(category)); });
  return found;
}

std::string Plurals::number(std::int64_t count) const {
  const std::lock_guard lock(rules_->mutex);
  return format(rules_->grouped, count);
}

std::string Plurals::digits(std::int64_t number) const {
  const std::lock_guard lock(rules_->mutex);
  return format(rules_->plain, number);
}

}  // namespace language
