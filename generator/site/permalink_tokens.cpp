#include "site/permalink_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/time.h"
#include "site/permalink.h"

namespace site {
namespace {

using base::Date;

std::string padded(int number, std::size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

// The local year, month, …
int year(const Date& date) { return base::civil_day(date).year; }
int month(const Date& date) { return base::civil_day(date).month; }
int day(const Date& date) { return base::civil_day(date).day; }
int weekday(const Date& date) { return base::week_and_day(date).weekday; }
int yearday(const Date& date) { return base::week_and_day(date).yearday; }
std::string month_name(const Date& date) { return std::string(base::month_name(month(date))); }
std::string day_name(const Date& date) { return std::string(base::weekday_name(weekday(date))); }

struct DateToken {
  std::string_view name;
  std::string (*value)(const Date&);
};

constexpr DateToken kDateTokens[] = {
    {"year", [](const Date& date) { return padded(year(date), 4); }},
    {"short_year", [](const Date& date) { return padded(year(date) % 100, 2); }},
    {"month", [](const Date& date) { return padded(month(date), 2); }},
    {"i_month", [](const Date& date) { return padded(month(date), 1); }},
    {"monthname", [](const Date& date) { return base::lower_case(month_name(date)); }},
    {"long_month", [](const Date& date) { return month_name(date); }},
    {"short_month", [](const Date& date) { return month_name(date).substr(0, 3); }},
    {"day", [](const Date& date) { return padded(day(date), 2); }},
    {"i_day", [](const Date& date) { return padded(day(date), 1); }},
    {"weekday", [](const Date& date) { return padded(weekday(date), 1); }},
    {"w_day", [](const Date& date) { return padded((weekday(date) + 6) % 7 + 1, 1); }},
    {"weekdayname", [](const Date& date) { return base::lower_case(day_name(date)); }},
    {"long_day", [](const Date& date) { return day_name(date); }},
    {"short_day", [](const Date& date) { return day_name(date).substr(0, 3); }},
    {"yearday", [](const Date& date) { return padded(yearday(date), 1); }},
    {"y_day", [](const Date& date) { return padded(yearday(date), 3); }},
    {"w_year", [](const Date& date) { return padded(base::week_and_day(date).iso_year, 4); }},
    {"week", [](const Date& date) { return padded(base::week_and_day(date).iso_week, 2); }},
    {"hour", [](const Date& date) { return base::format_clock(date).substr(0, 2); }},
    {"minute", [](const Date& date) { return base::format_clock(date).substr(3, 2); }},
    {"second", [](const Date& date) { return base::format_clock(date).substr(6, 2); }},
};

const DateToken* find_date_token(std::string_view name) {
  const auto* found = std::find_if(std::begin(kDateTokens), std::end(kDateTokens),
                                   [&](const DateToken& token) { return token.name == name; });
  return found == std::end(kDateTokens) ? nullptr : found;
}

std::string sections(const TokenSource& source, std::string_view range) {
  const auto folders = base::split(source.document.source.section, '/');
  const auto [first, end] = configuration::items_in_range(range, folders.size());
  std::vector<std::string> names;
  for (std::size_t i = first; i < end; ++i) {
    if (!folders[i].empty()) names.push_back(folder_segment(folders[i], source.slugs));
  }
  return base::join(names, "/");
}

// Jekyll's: each category once, in the order written.
std::string categories(const TokenSource& source) {
  std::vector<std::string> names;
  for (const content::Terms& named : source.document.front_matter.terms) {
    if (named.taxonomy != "categories") continue;
    for (const content::Text& term : named.terms) {
      std::string segment = term_segment(term.value, source.slugs);
      if (std::find(names.begin(), names.end(), segment) == names.end())
        names.push_back(std::move(segment));
    }
  }
  return base::join(names, "/");
}

}  // namespace

bool is_date_token(std::string_view token) { return find_date_token(token) != nullptr; }

std::optional<std::string> token_value(const configuration::PatternPart& token,
                                       const TokenSource& source) {
  const content::FrontMatter& front_matter = source.document.front_matter;
  if (const DateToken* dated = find_date_token(token.text)) {
    if (!front_matter.date) return std::nullopt;
    return dated->value(*front_matter.date);
  }
  const std::string& name = source.document.source.name;
  if (token.text == "slug" || token.text == "slugorcontentbasename")
    return path_segment(front_matter.slug ? front_matter.slug->value : name, source.slugs);
  if (token.text == "filename" || token.text == "contentbasename")
    return path_segment(name, source.slugs);
  if (token.text == "title") return path_segment(source.title, source.slugs);
  if (token.text == "section") return sections(source, "0");
  if (token.text == "sections") return sections(source, token.range);
  if (token.text == "output_ext") return ".html";
  return categories(source);
}

}  // namespace site
