#include "site/permalink.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "configuration/permalinks.h"
#include "site/hugo_address.h"
#include "site/jekyll_address.h"
#include "site/kept_parts.h"
#include "site/language.h"
#include "site/permalink_tokens.h"

namespace site {
namespace {

using configuration::Configuration;
using configuration::PatternPart;
using configuration::Permalink;
using configuration::PermalinkTokens;

base::Diagnostic empty_slug(const content::Document& document) {
  const std::string hint = "give the page a name for its URL: `slug: …` in its front matter";
  if (document.front_matter.slug) {
    return base::error_at(base::Kind::empty_address, document.front_matter.slug->location,
                          "this slug has no letter or digit, so the URL would be empty", hint);
  }
  return base::error_in(base::Kind::empty_address, document.source.path,
                        "the name of this file has no letter or digit, so its URL would be empty",
                        hint);
}

base::Diagnostic empty_token(const TokenSource& source, std::string_view token,
                             const Permalink& rule) {
  if (named_by(token, source.document, source.tokens) != NamedBy::title)
    return empty_slug(source.document);
  return base::error_in(base::Kind::empty_address, source.document.source.path,
                        "the title has no letter or digit, so :" + std::string(token) +
                            " of the permalink pattern \"" + rule.pattern + "\" would be empty",
                        "change the title, or give the page its `url` in front matter");
}

base::Diagnostic missing_date(const content::Document& document, const Permalink& rule) {
  return base::error_in(
      base::Kind::missing_date, document.source.path,
      "the permalink pattern \"" + rule.pattern + "\" needs a date, and this page has none",
      "add `date: 2024-05-01` to its front matter, or name the file 2024-05-01-name.md");
}

// Sections and categories may be empty; the token that names the page may not.
bool may_be_empty(std::string_view token) {
  return token == "section" || token == "sections" || token == "categories" ||
         token == "slugified_categories" || token == "collection";
}

// Tokens that are empty on this page leave "//" in the path.
std::string without_empty_segments(const std::string& path) {
  std::string result;
  for (const char c : path) {
    if (c != '/' || result.empty() || result.back() != '/') result += c;
  }
  return result;
}

// Whether the pattern ends in text that may be a file name ("/:slug.html"). The text of a token
// does not count, because a title may be "x.html".
bool may_name_file(const std::vector<PatternPart>& parts) {
  if (parts.empty()) return false;
  return !parts.back().is_token || parts.back().text == "output_ext";
}

bool has_dot_segment(std::string_view path) {
  const auto segments = base::split(path, '/');
  return std::any_of(segments.begin(), segments.end(),
                     [](std::string_view segment) { return segment == "." || segment == ".."; });
}

base::Result<std::string> expand(const Permalink& rule, const TokenSource& source) {
  const auto parts = configuration::permalink_parts(configuration::named_permalink(rule.pattern));
  std::string path;
  std::vector<std::string> kept;
  std::string_view naming;
  for (const PatternPart& part : parts) {
    if (!part.is_token) {
      path += part.text;
      continue;
    }
    auto value = token_text(part, source);
    if (!value) return missing_date(source.document, rule);
    if (value->text.empty() && !may_be_empty(part.text))
      return empty_token(source, part.text, rule);
    if (named_by(part.text, source.document, source.tokens) != NamedBy::nothing) naming = part.text;
    path += value->is_kept ? keep(std::move(value->text), kept) : value->text;
  }
  if (!may_name_file(parts) && !path.ends_with('/')) path += '/';
  path = source.tokens == PermalinkTokens::hugo ? hugo_path(std::move(path))
                                                : jekyll_path(std::move(path));
  path = without_empty_segments(with_kept(path, kept));
  if (has_dot_segment(path)) return empty_token(source, naming, rule);
  return path_of_url(path);
}

// Jekyll's named patterns use Jekyll's tokens on every site.
PermalinkTokens tokens_of(const Permalink& rule, const Configuration& configuration) {
  if (configuration::named_permalink(rule.pattern) != rule.pattern) return PermalinkTokens::jekyll;
  return configuration.permalink_tokens.value_or(PermalinkTokens::hugo);
}

// Whether `rule`, a section of the configuration, is the folder `section` or a folder above it.
bool holds(std::string_view rule, std::string_view section) {
  return rule.empty() || (section.starts_with(rule) &&
                          (section.size() == rule.size() || section[rule.size()] == '/'));
}

}  // namespace

std::string path_segment(std::string_view text, Slugs slugs) {
  const std::string written = slugs == Slugs::ascii ? base::transliterate(text) : std::string(text);
  std::string segment;
  for (const std::string_view part : base::split(written, '.')) {
    const std::string slug = base::slug(part);
    if (slug.empty()) continue;
    if (!segment.empty()) segment += '.';
    segment += slug;
  }
  return segment;
}

std::string term_segment(std::string_view term, Slugs slugs) {
  std::string text = base::replace_all(std::string(term), "+", "plus");
  return path_segment(base::replace_all(std::move(text), "#", "sharp"), slugs);
}

std::string folder_segment(std::string_view folder, Slugs slugs) {
  const std::string segment = path_segment(folder, slugs);
  return segment.empty() ? std::string(folder) : segment;
}

std::string section_path(std::string_view section, Slugs slugs) {
  std::string path = "/";
  if (section.empty()) return path;
  for (const std::string_view folder : base::split(section, '/'))
    path += folder_segment(folder, slugs) + '/';
  return path;
}

std::string_view section_name(std::string_view written) {
  while (written.starts_with('/')) written.remove_prefix(1);
  while (written.ends_with('/')) written.remove_suffix(1);
  return written;
}

std::string styled(std::string folder, configuration::UrlStyle style) {
  if (style == configuration::UrlStyle::pretty || folder.size() <= 1 || !folder.ends_with('/'))
    return folder;
  folder.pop_back();
  return folder + ".html";
}

std::string path_of_url(std::string_view url) {
  std::string path = url.substr(0, 1) == "/" ? std::string(url) : '/' + std::string(url);
  path = base::nfc(path);
  if (path.ends_with("/index.html")) path.resize(path.rfind('/') + 1);
  const std::string_view last = std::string_view(path).substr(path.rfind('/') + 1);
  const std::string_view ending = base::extension(last);
  const bool names_file =
      ending == ".html" || ending == ".htm" || ending == ".xml" || ending == ".txt";
  if (!last.empty() && !names_file) path += '/';
  return path;
}

const Permalink* permalink_rule(const Configuration& configuration, std::string_view section) {
  const Permalink* best = nullptr;
  for (const Permalink& rule : configuration.permalinks) {
    const std::string_view folder = section_name(rule.section);
    if (!holds(folder, section)) continue;
    if (best == nullptr || folder.size() > section_name(best->section).size()) best = &rule;
  }
  return best;
}

NamedBy named_by(const Permalink& rule, const content::Document& document,
                 const Configuration& configuration) {
  const PermalinkTokens tokens = tokens_of(rule, configuration);
  for (const PatternPart& part :
       configuration::permalink_parts(configuration::named_permalink(rule.pattern))) {
    const NamedBy by = part.is_token ? named_by(part.text, document, tokens) : NamedBy::nothing;
    if (by != NamedBy::nothing) return by;
  }
  return NamedBy::nothing;
}

base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const Configuration& configuration) {
  return permalink(document, title, configuration, document.source.section);
}

base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const Configuration& configuration,
                                    std::string_view nearest_section) {
  const content::FrontMatter& front_matter = document.front_matter;
  if (front_matter.url) return path_of_url(front_matter.url->value);
  const std::string prefix = language_prefix(configuration, document.source.language);
  const std::string& section = document.source.section;
  if (const Permalink* rule = permalink_rule(configuration, section)) {
    auto path = expand(*rule, {document, title, nearest_section, configuration.slugs,
                               tokens_of(*rule, configuration), configuration.timezone});
    if (!path) return path.error();
    return styled(prefix + *path, configuration.urls);
  }
  const std::string slug = path_segment(
      front_matter.slug ? front_matter.slug->value : document.source.name, configuration.slugs);
  if (slug.empty()) return empty_slug(document);
  return styled(prefix + section_path(section, configuration.slugs) + slug + '/',
                configuration.urls);
}

}  // namespace site
