#include "site/permalink.h"

#include <optional>

#include "base/text.h"
#include "base/time.h"
#include "configuration/permalinks.h"

namespace site {
namespace {

std::string top_of(std::string_view section) {
  return std::string(section.substr(0, section.find('/')));
}

// "about" → "/about/", "/a/b.html" → "/a/b.html": a last segment with an ending names a file.
std::string path_of_url(std::string_view url) {
  std::string path = url.substr(0, 1) == "/" ? std::string(url) : '/' + std::string(url);
  path = base::nfc(path);
  const std::string_view last = std::string_view(path).substr(path.rfind('/') + 1);
  const std::string_view ending = base::extension(last);
  const bool names_file =
      ending == ".html" || ending == ".htm" || ending == ".xml" || ending == ".txt";
  if (!last.empty() && !names_file) path += '/';
  return path;
}

base::Diagnostic empty_slug(const content::Document& document) {
  const std::string hint = "give the page a name for its URL: `slug: …` in its front matter";
  if (document.front_matter.slug) {
    return base::error_at(document.front_matter.slug->location,
                          "this slug has no letter or digit, so the URL would be empty", hint);
  }
  return base::error_in(document.source.path,
                        "the name of this file has no letter or digit, so its URL would be empty",
                        hint);
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// The value of a token, or nothing when the page has no such thing.
std::optional<std::string> token_value(std::string_view token, const content::Document& document,
                                       const std::string& slug, const std::string& title) {
  const auto& date = document.front_matter.date;
  if (token == "slug" || token == "contentbasename" || token == "slugorcontentbasename")
    return slug;
  if (token == "title") return path_segment(title);
  if (token == "filename") return path_segment(document.source.name);
  if (token == "section") return path_segment(top_of(document.source.section));
  if (token == "sections") {
    const std::string path = section_path(document.source.section);
    return path.size() <= 1 ? std::string() : path.substr(1, path.size() - 2);
  }
  if (!date) return std::nullopt;
  const base::CivilDay day = base::civil_day(*date);
  if (token == "year") return base::format_day(*date).substr(0, 4);
  if (token == "month") return two(day.month);
  if (token == "day") return two(day.day);
  return std::nullopt;
}

base::Result<std::string> expand(const configuration::Permalink& rule,
                                 const content::Document& document, const std::string& slug,
                                 const std::string& title) {
  std::string path;
  for (const configuration::PatternPart& part : configuration::permalink_parts(rule.pattern)) {
    if (!part.is_token) {
      path += part.text;
      continue;
    }
    const auto value = token_value(part.text, document, slug, title);
    if (!value) {
      return base::error_in(
          document.source.path,
          "the permalink pattern \"" + rule.pattern + "\" needs a date, and this page has none",
          "add `date: 2024-05-01` to its front matter, or name the file 2024-05-01-name.md");
    }
    path += *value;
  }
  return path_of_url(path);
}

}  // namespace

std::string path_segment(std::string_view text) {
  std::string segment;
  for (const std::string_view part : base::split(text, '.')) {
    const std::string slug = base::slug(part);
    if (slug.empty()) continue;
    if (!segment.empty()) segment += '.';
    segment += slug;
  }
  return segment;
}

std::string term_segment(std::string_view term) {
  std::string text = base::replace_all(std::string(term), "+", "plus");
  return base::slug(base::replace_all(std::move(text), "#", "sharp"));
}

std::string section_path(std::string_view section) {
  std::string path = "/";
  if (section.empty()) return path;
  for (const std::string_view folder : base::split(section, '/')) {
    const std::string segment = path_segment(folder);
    path += segment.empty() ? std::string(folder) : segment;  // a folder named "+" stays "+"
    path += '/';
  }
  return path;
}

base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const configuration::Configuration& configuration) {
  const content::FrontMatter& front_matter = document.front_matter;
  if (front_matter.url) return path_of_url(front_matter.url->value);
  const std::string slug =
      path_segment(front_matter.slug ? front_matter.slug->value : document.source.name);
  if (slug.empty()) return empty_slug(document);
  const std::string top = top_of(document.source.section);
  for (const configuration::Permalink& rule : configuration.permalinks) {
    if (rule.section == top) return expand(rule, document, slug, title);
  }
  return section_path(document.source.section) + slug + '/';
}

}  // namespace site
