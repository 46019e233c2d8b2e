#include "site/authors.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/files.h"
#include "content/terms.h"
#include "site/taxonomies.h"

namespace site {
namespace {

bool is_about_author(const Site& site, const Page& page) {
  return page.kind == Kind::term && page.taxonomy == content::authors_taxonomy(site.configuration);
}

// Whether `key` names this author in posts: by the title of the page or the folder of its document.
bool is_named(const Site& site, const Page& page, const std::string& key) {
  if (term_key(page.title) == key) return true;
  if (page.document == kNone) return false;
  const content::Source& source = site.documents[page.document].source;
  return term_key(source.is_section ? base::file_name(source.section) : source.name) == key;
}

Author author_of(const Site& site, Index language, const std::string& name) {
  const std::string key = term_key(name);
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.language == language && is_about_author(site, page) && is_named(site, page, key))
      return {page.title, i};
  }
  return {name, kNone};
}

// The authors in the front matter, for a site that makes no pages for authors.
std::vector<Author> named_authors(const content::FrontMatter& front_matter,
                                  std::string_view taxonomy) {
  std::vector<Author> authors;
  std::set<std::string> known;
  for (const content::Terms& terms : front_matter.terms) {
    if (terms.taxonomy != taxonomy) continue;
    for (const content::Text& term : terms.terms) {
      if (known.insert(term_key(term.value)).second) authors.push_back({term.value, kNone});
    }
  }
  return authors;
}

}  // namespace

Authors::Authors(const Site& site) : site_(site) {
  for (Index language = 0; language < site.languages.size(); ++language)
    otherwise_.push_back(author_of(site, language, site.configuration.author));
}

std::vector<Author> Authors::of(const Page& page) const {
  if (is_about_author(site_, page))
    return {{page.title, static_cast<Index>(&page - site_.pages.data())}};
  if (page.kind != Kind::page || page.document == kNone) return {};
  const std::string_view taxonomy = content::authors_taxonomy(site_.configuration);
  std::vector<Author> authors;
  for (const Page::TermLink& link : page.terms) {
    if (link.taxonomy == taxonomy) authors.push_back({site_.pages[link.page].title, link.page});
  }
  if (authors.empty())
    authors = named_authors(site_.documents[page.document].front_matter, taxonomy);
  const Author& otherwise = otherwise_[page.language];
  if (authors.empty() && !otherwise.name.empty()) authors.push_back(otherwise);
  return authors;
}

}  // namespace site
