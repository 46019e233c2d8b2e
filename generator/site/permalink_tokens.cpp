#include "site/permalink_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "site/hugo_address.h"
#include "site/jekyll_address.h"

namespace site {
namespace {

using base::Date;
using configuration::PatternPart;
using configuration::PermalinkTokens;
using configuration::TokenOrigin;

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
    // Go's date layouts
    {"2006", [](const Date& date) { return padded(year(date), 4); }},
    {"06", [](const Date& date) { return padded(year(date) % 100, 2); }},
    {"01", [](const Date& date) { return padded(month(date), 2); }},
    {"1", [](const Date& date) { return padded(month(date), 1); }},
    {"Jan", [](const Date& date) { return base::lower_case(month_name(date).substr(0, 3)); }},
    {"January", [](const Date& date) { return base::lower_case(month_name(date)); }},
    {"02", [](const Date& date) { return padded(day(date), 2); }},
    {"2", [](const Date& date) { return padded(day(date), 1); }},
    {"002", [](const Date& date) { return padded(yearday(date), 3); }},
    {"Mon", [](const Date& date) { return base::lower_case(day_name(date).substr(0, 3)); }},
    {"Monday", [](const Date& date) { return base::lower_case(day_name(date)); }},
    {"15", [](const Date& date) { return base::format_clock(date).substr(0, 2); }},
    {"04", [](const Date& date) { return base::format_clock(date).substr(3, 2); }},
    {"05", [](const Date& date) { return base::format_clock(date).substr(6, 2); }},
};

const DateToken* find_date_token(std::string_view name) {
  const auto* found = std::find_if(std::begin(kDateTokens), std::end(kDateTokens),
                                   [&](const DateToken& token) { return token.name == name; });
  return found == std::end(kDateTokens) ? nullptr : found;
}

// The name of the file, or of the bundle's folder, with its date, without extension and language.
std::string basename(const content::Source& source) {
  const std::string_view file = base::file_name(source.path);
  const std::string_view whole =
      source.is_bundle ? base::file_name(base::parent_path(source.path)) : base::stem(file);
  const std::size_t prefix = source.date.empty() ? 0 : source.date.size() + 1;
  const bool has_date = prefix > 0 && whole.size() > prefix &&
                        whole.substr(prefix, source.name.size()) == source.name;
  return std::string(has_date ? whole.substr(0, prefix) : "") + source.name;
}

// Jekyll removes dots at the end of a file name.
std::string without_last_dots(std::string name) {
  name.resize(name.find_last_not_of('.') + 1);
  return name;
}

std::string written(std::string_view text, const TokenSource& source) {
  return source.slugs == configuration::Slugs::ascii ? base::transliterate(text)
                                                     : std::string(text);
}

std::string sections(const TokenSource& source, std::string_view range) {
  const auto folders = base::split(source.section, '/');
  const auto [first, end] = configuration::items_in_range(range, folders.size());
  std::vector<std::string> names;
  for (std::size_t i = first; i < end; ++i) names.push_back(written(folders[i], source));
  return base::join(names, "/");
}

std::string top_folder(const TokenSource& source) {
  const std::string& section = source.document.source.section;
  return written(section.substr(0, section.find('/')), source);
}

// The path of the file below its top folder. Jekyll's path is relative to the collection's folder.
std::string path_of_file(const TokenSource& source) {
  const content::Source& file = source.document.source;
  const std::size_t slash = std::min(file.section.find('/'), file.section.size());
  return written(file.section.substr(slash) + '/' + without_last_dots(basename(file)), source);
}

// The categories in the order written, without repetitions.
std::string categories(const TokenSource& source, std::string (*spelled)(std::string_view)) {
  std::vector<std::string> names;
  for (const content::Terms& named : source.document.front_matter.terms) {
    if (named.taxonomy != "categories") continue;
    for (const content::Text& term : named.terms) {
      std::string name = spelled(written(term.value, source));
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
  }
  return base::join(names, "/");
}

// The program that defines the token on this site.
PermalinkTokens meaning(TokenOrigin origin, PermalinkTokens chosen) {
  if (origin == TokenOrigin::both) return chosen;
  return origin == TokenOrigin::jekyll ? PermalinkTokens::jekyll : PermalinkTokens::hugo;
}

// The text that names the page.
std::string name_of(const TokenSource& source, NamedBy by) {
  const content::FrontMatter& front_matter = source.document.front_matter;
  if (by == NamedBy::slug) return written(front_matter.slug->value, source);
  return written(by == NamedBy::title ? source.title : basename(source.document.source), source);
}

std::string in_hugo(const PatternPart& token, const TokenSource& source) {
  if (token.text == "section") return base::decode(top_folder(source));
  if (token.text == "sections") return base::decode(sections(source, token.range));
  const NamedBy by = named_by(token.text, source.document, PermalinkTokens::hugo);
  std::string name = name_of(source, by);
  if (by == NamedBy::slug) {  // Hugo trims the hyphens of a slug
    name.erase(0, name.find_first_not_of('-'));
    name.resize(name.find_last_not_of('-') + 1);
  }
  return hugo_token(name);
}

std::string in_jekyll(const PatternPart& token, const TokenSource& source) {
  if (token.text == "collection") return top_folder(source);
  if (token.text == "path") return path_of_file(source);
  if (token.text == "categories") return categories(source, jekyll_lower_case);
  if (token.text == "slugified_categories") return categories(source, jekyll_slug);
  if (token.text == "output_ext") return ".html";
  if (token.text == "name") return jekyll_slug(name_of(source, NamedBy::file));
  const content::Document& document = source.document;
  const std::string name = document.front_matter.slug
                               ? name_of(source, NamedBy::slug)
                               : written(without_last_dots(document.source.name), source);
  return token.text == "slug" ? jekyll_slug(name) : jekyll_title(name);
}

}  // namespace

std::optional<TokenText> token_text(const PatternPart& token, const TokenSource& source) {
  const TokenOrigin origin = configuration::token_origin(token.text).value_or(TokenOrigin::postil);
  const PermalinkTokens whose = meaning(origin, source.tokens);
  const bool is_foreign = whose != source.tokens;
  if (const DateToken* dated = find_date_token(token.text)) {
    auto date = source.document.front_matter.date;
    if (!date) return std::nullopt;
    if (source.tokens == PermalinkTokens::jekyll)
      date = base::local_date(date->instant, source.timezone);
    return TokenText{dated->value(*date), is_foreign};
  }
  if (token.text == "basename") return TokenText{basename(source.document.source), true};
  if (token.text == "basename_without_date") return TokenText{source.document.source.name, true};
  std::string text =
      whose == PermalinkTokens::hugo ? in_hugo(token, source) : in_jekyll(token, source);
  // A title may hold control characters, also as escapes ("%01"). An address must not.
  std::erase_if(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7f; });
  if (!is_foreign) return TokenText{std::move(text), false};
  text = whose == PermalinkTokens::hugo ? hugo_path(std::move(text)) : jekyll_path(std::move(text));
  return TokenText{std::move(text), true};
}

NamedBy named_by(std::string_view token, const content::Document& document,
                 PermalinkTokens tokens) {
  const NamedBy slug_or_file = document.front_matter.slug ? NamedBy::slug : NamedBy::file;
  const bool is_hugo = tokens == PermalinkTokens::hugo;
  if (token == "title") return is_hugo ? NamedBy::title : slug_or_file;
  if (token == "slug")
    return is_hugo && slug_or_file == NamedBy::file ? NamedBy::title : slug_or_file;
  if (token == "slugorfilename" || token == "slugorcontentbasename") return slug_or_file;
  constexpr auto kFile = std::to_array<std::string_view>(
      {"filename", "contentbasename", "name", "path", "basename", "basename_without_date"});
  return std::find(kFile.begin(), kFile.end(), token) != kFile.end() ? NamedBy::file
                                                                     : NamedBy::nothing;
}

}  // namespace site
