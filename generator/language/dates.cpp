#include "language/dates.h"

#include <unicode/dtptngen.h>
#include <unicode/simpletz.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

#include "base/text.h"
#include "language/locale.h"

namespace language {
namespace {

using Style = icu::DateFormat::EStyle;

constexpr std::string_view kDay = "long";
constexpr std::string_view kLetters = "GyYuUrQqMLlwWdDFgEecabBhHKkjJCmsSAzZOvVXx";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<Style> style_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Style>, 4> kStyles = {
      {{"full", icu::DateFormat::kFull},
       {"long", icu::DateFormat::kLong},
       {"medium", icu::DateFormat::kMedium},
       {"short", icu::DateFormat::kShort}}};
  for (const auto& [known, style] : kStyles) {
    if (known == name) return style;
  }
  return std::nullopt;
}

bool is_skeleton(std::string_view format) {
  return std::all_of(format.begin(), format.end(), is_letter);
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// The first day of a month at noon, so that no time zone moves it to another day.
base::Date first_of(int year, int month) {
  return base::parse_date(std::to_string(year) + '-' + std::to_string(month) + "-01 12:00 Z", "UTC")
      .date.value_or(base::Date{});
}

}  // namespace

bool is_date_format(std::string_view format) {
  if (format.empty()) return false;
  if (style_of(format)) return true;
  bool is_quoted = false;
  for (const char c : format) {
    if (c == '\'') is_quoted = !is_quoted;
    if (!is_quoted && is_letter(c) && kLetters.find(c) == std::string_view::npos) return false;
  }
  return !is_quoted;
}

// ICU's formatters change their state while they format, so a mutex guards them. A call takes about
// a microsecond; creating copies would take longer.
struct Dates::Formats {
  icu::Locale locale;
  bool is_english = false;
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<icu::DateFormat>, std::less<>> by_name;

  std::unique_ptr<icu::DateFormat> made(std::string_view format) const {
    if (const auto style = style_of(format))
      return std::unique_ptr<icu::DateFormat>(icu::DateFormat::createDateInstance(*style, locale));
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString pattern = unicode(format);
    if (is_skeleton(format)) {
      const std::unique_ptr<icu::DateTimePatternGenerator> generator(
          icu::DateTimePatternGenerator::createInstance(locale, status));
      if (generator != nullptr) pattern = generator->getBestPattern(pattern, status);
    }
    auto made = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    return U_FAILURE(status) ? nullptr : std::move(made);
  }

  std::string text(const base::Date& date, std::string_view format) {
    if (is_english && format == kDay) return base::format_human(date);
    const std::lock_guard lock(mutex);
    auto found = by_name.find(format);
    if (found == by_name.end()) found = by_name.emplace(format, made(format)).first;
    if (found->second == nullptr) return base::format_day(date);
    constexpr int32_t kMilliseconds = 60 * 1000;  // in a minute
    found->second->adoptTimeZone(
        new icu::SimpleTimeZone(date.offset_minutes * kMilliseconds, "local"));
    icu::UnicodeString text;
    found->second->format(static_cast<UDate>(date.instant) * 1000.0, text);
    return utf8(text);
  }
};

Dates::Dates(std::string_view tag) : formats_(std::make_shared<Formats>()) {
  formats_->locale = locale_of(tag);
  formats_->is_english = base::lower_case(base::split(tag, '-').front()) == "en";
}

std::string Dates::day(const base::Date& date) const { return formats_->text(date, kDay); }

std::string Dates::month(int month) const { return formats_->text(first_of(2000, month), "LLLL"); }

std::string Dates::month_of_year(int year, int month) const {
  return formats_->text(first_of(year, month), "yMMMM");
}

std::string Dates::year(int year) const { return formats_->text(first_of(year, 1), "y"); }

std::optional<std::string> Dates::format(const base::Date& date, std::string_view format) const {
  if (!is_date_format(format)) return std::nullopt;
  return formats_->text(date, format);
}

}  // namespace language
