#include "site/pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"
#include "site/jekyll_difference.h"
#include "site/page_comments.h"
#include "site/permalink.h"

namespace site {
namespace {

// The folders that are sections: top-level folders with a document that is not unlisted, and
// folders with an `_index.md`.
std::set<std::string> section_names(const Site& site, Index language) {
  std::set<std::string> names;
  for (const content::Document& document : site.documents) {
    if (language_of(site, document) != language) continue;
    const std::string& section = document.source.section;
    if (section.empty() || !taxonomy_of_section(site.configuration, section).empty()) continue;
    if (!document.front_matter.unlisted) names.insert(section.substr(0, section.find('/')));
    if (document.source.is_section) names.insert(section);
  }
  return names;
}

// The sections of one language by folder; the home page has the folder "".
using Sections = std::map<std::string, Index>;

// The nearest section at or above a folder.
Index nearest(const Sections& sections, std::string folder) {
  while (!folder.empty()) {
    if (const auto found = sections.find(folder); found != sections.end()) return found->second;
    folder = std::string(base::parent_path(folder));
  }
  return sections.at("");
}

std::map<std::string, Index> documents_of_sections(const Site& site, Index language) {
  std::map<std::string, Index> documents;
  for (Index i = 0; i < site.documents.size(); ++i) {
    if (language_of(site, site.documents[i]) != language) continue;
    if (site.documents[i].source.is_section) documents.emplace(site.documents[i].source.section, i);
  }
  return documents;
}

void add_home(Site& site, Index index, const std::map<std::string, Index>& documents) {
  Language& language = site.languages[index];
  const auto document = documents.find("");
  Page home = document == documents.end() ? Page{} : page_of(site, document->second, Kind::home);
  home.kind = Kind::home;
  home.language = index;
  home.path = language.prefix + '/';
  if (document == documents.end() || !site.documents[document->second].front_matter.title)
    home.title = language.title;
  if (home.description.empty()) home.description = language.description;
  language.home = site.pages.size();
  site.pages.push_back(std::move(home));
}

Sections add_sections(Site& site, Index language, const std::map<std::string, Index>& documents) {
  Sections sections = {{"", site.languages[language].home}};
  for (const std::string& name : section_names(site, language)) {
    const auto document = documents.find(name);
    Page page =
        document == documents.end() ? Page{} : page_of(site, document->second, Kind::section);
    page.kind = Kind::section;
    page.language = language;
    page.section = name;
    page.path = list_path(site, page, section_path(name, site.configuration.slugs));
    if (page.title.empty()) page.title = humanize(base::file_name(name));
    page.parent = nearest(sections, std::string(base::parent_path(name)));
    sections.emplace(name, site.pages.size());
    site.pages.push_back(std::move(page));
  }
  return sections;
}

// Servers look for that of the default language at the root, whether or not it has a folder.
std::string not_found_path(const Language& language, Index index) {
  return (index == 0 ? "" : language.prefix) + "/404.html";
}

void add_not_found(Site& site, Index index) {
  const Language& language = site.languages[index];
  Page page;
  page.kind = Kind::not_found;
  page.language = index;
  page.path = not_found_path(language, index);
  page.title = language.words.text("page_not_found");
  page.parent = language.home;
  site.pages.push_back(std::move(page));
}

// The section of a folder by Hugo's rule: the nearest folder at or above it with an `_index.md`,
// else its top-level folder.
std::string section_holding(std::string folder, const std::map<std::string, Index>& documents) {
  while (folder.find('/') != std::string::npos && documents.count(folder) == 0)
    folder = std::string(base::parent_path(folder));
  return folder;
}

// Whether the page is what servers show for an address without a page: it has the address of that,
// or it is content/404.md and asks for no other.
bool is_not_found(const content::Document& document, const std::string& path,
                  const std::string& usual) {
  if (path == usual || path == "/404.html") return true;
  const content::Source& source = document.source;
  if (source.name != "404" || !source.section.empty()) return false;
  const content::FrontMatter& front_matter = document.front_matter;
  if (front_matter.url) return path.ends_with("/404/");
  return !front_matter.slug || front_matter.slug->value == "404";
}

// In no list, feed, sitemap or menu: readers come to it by mistake only.
void make_not_found(const Site& site, const std::string& usual, Page& page) {
  const content::Document& document = site.documents[page.document];
  page.kind = Kind::not_found;
  if (page.path != "/404.html") page.path = usual;
  const bool has_title = document.front_matter.title && !document.front_matter.title->empty();
  const auto& headings = site.rendered[page.document].headings;
  if (!has_title && headings.empty())
    page.title = site.language_of(page).words.text("page_not_found");
  page.parent = site.language_of(page).home;
  page.is_listed = false;
  page.comments = false;
}

void make_pages(Site& site, Index language, base::Report& report) {
  const auto documents = documents_of_sections(site, language);
  add_home(site, language, documents);
  const Sections sections = add_sections(site, language, documents);
  JekyllDifference difference(site.configuration);
  const std::string not_found = not_found_path(site.languages[language], language);
  bool has_not_found = false;
  for (Index i = 0; i < site.documents.size(); ++i) {
    const content::Document& document = site.documents[i];
    if (document.source.is_section || language_of(site, document) != language) continue;
    if (!taxonomy_of_section(site.configuration, document.source.section).empty()) continue;
    Page page = page_of(site, i, Kind::page);
    const std::string section = section_holding(document.source.section, documents);
    auto path = permalink(document, page.title, site.configuration, section);
    if (!path) {
      report.add(path.error());
      continue;
    }
    difference.compare(document, page.title, section, *path);
    page.path = *std::move(path);
    page.parent = nearest(sections, document.source.section);
    if (is_not_found(document, page.path, not_found)) {
      make_not_found(site, not_found, page);
      has_not_found = has_not_found || page.path == not_found;
    }
    // Without a service nobody writes, so no rule applies.
    if (page.comments && !site.configuration.comments.service.empty())
      page.thread = thread_of(document, report);
    site.pages.push_back(std::move(page));
  }
  difference.report(report);
  if (!has_not_found) add_not_found(site, language);
}

}  // namespace

std::string humanize(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '-', ' ');
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string given_title(const content::Document& document,
                        const configuration::Configuration& configuration) {
  const auto& title = document.front_matter.title;
  if (title && !title->empty()) return *title;
  const content::Source& source = document.source;
  if (!source.is_section || !source.section.empty()) return {};
  for (const configuration::Language& language : configuration.languages) {
    if (language.tag == source.language && language.title) return *language.title;
  }
  return configuration.title;
}

std::string title_of(const content::Document& document, const markdown::Rendered& rendered) {
  if (document.front_matter.title && !document.front_matter.title->empty())
    return *document.front_matter.title;
  if (!rendered.title.empty()) return rendered.title;
  for (const markdown::Heading& heading : rendered.headings) {
    if (!heading.text.empty()) return heading.text;
  }
  const content::Source& source = document.source;
  const std::string name(source.is_section ? base::file_name(source.section) : source.name);
  const std::string title = humanize(name);
  return base::trim(title).empty() ? name : title;  // a link needs a text
}

std::string taxonomy_of_section(const configuration::Configuration& configuration,
                                std::string_view section) {
  const std::string_view top = section.substr(0, section.find('/'));
  for (const std::string& taxonomy : configuration.taxonomies) {
    if (top == taxonomy) return taxonomy;
  }
  return {};
}

std::string list_path(const Site& site, const Page& page, const std::string& folder) {
  if (page.document != kNone) {
    if (const auto& url = site.documents[page.document].front_matter.url)
      return path_of_url(url->value);
  }
  return styled(site.language_of(page).prefix + folder, site.configuration.urls);
}

std::string alias_path(const Page& page, std::string_view alias) {
  std::string path = base::nfc(alias);
  if (!path.empty() && path.front() != '/')
    path = '/' + path;  // relative to the root, as in Jekyll and Hugo
  path = base::resolve_path(page.path, path);
  return path_of_url(path);
}

Page page_of(const Site& site, Index index, Kind kind) {
  const content::Document& document = site.documents[index];
  const content::FrontMatter& front_matter = document.front_matter;
  Page page;
  page.kind = kind;
  page.language = language_of(site, document);
  page.document = index;
  page.title = title_of(document, site.rendered[index]);
  page.description = front_matter.description;
  page.section = document.source.section;
  page.date = front_matter.date;
  page.lastmod = front_matter.lastmod;
  page.is_listed = !front_matter.unlisted;
  page.in_sitemap = page.is_listed && front_matter.sitemap.value_or(true);
  const configuration::Comments& comments = site.configuration.comments;
  page.comments = kind == Kind::page && front_matter.comments.enabled.value_or(comments.enabled);
  return page;
}

void make_pages(Site& site, base::Report& report) {
  for (Index language = 0; language < site.languages.size(); ++language)
    make_pages(site, language, report);
  report_shared_threads(site, report);
}

}  // namespace site
