#include "site/taxonomies.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "site/pages.h"
#include "site/permalink.h"

namespace site {
namespace {

// A taxonomy in one language.
struct Vocabulary {
  const std::string& taxonomy;
  Index language = 0;
};

// The language tag as in content::Source: empty on a site that lists no languages.
std::string language_tag(const Site& site, const Vocabulary& vocabulary) {
  return site.configuration.languages.empty() ? "" : site.languages[vocabulary.language].tag;
}

struct Term {
  std::map<std::string, std::size_t> spellings;  // how often each was written
  std::string folder;                            // of its document, if it has one
  Index document = kNone;
  Index page = kNone;
  base::Location location;  // of the first mention, else of its document
};

// The terms of one taxonomy by key. Pages may name a term with a document by its folder or its
// title.
struct Terms {
  std::map<std::string, Term> by_key;
  std::map<std::string, std::string> key_of_title;
  Index own_document = kNone;  // of the taxonomy itself

  std::string key(std::string_view text) const {
    std::string written = term_key(text);
    const auto titled = key_of_title.find(written);
    return titled == key_of_title.end() ? written : titled->second;
  }
};

// Calls visit(page, text) for each mention of a term, in order of pages.
template <class Visit>
void for_each_mention(const Site& site, const Vocabulary& vocabulary, Visit visit) {
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.kind != Kind::page || page.language != vocabulary.language) continue;
    for (const content::Terms& named : site.documents[page.document].front_matter.terms) {
      if (named.taxonomy != vocabulary.taxonomy) continue;
      for (const content::Text& text : named.terms) visit(i, text);
    }
  }
}

base::Diagnostic described_twice(const content::Source& source, const content::Source& first) {
  return base::error_in(base::Kind::duplicate_source, source.path,
                        "one term is described twice: " + first.path + " and " + source.path,
                        "remove one of them");
}

// Reports a file in the folder of a taxonomy that looks like a post, because it is read as the text
// of a term. Returns whether the file is left out.
bool is_no_term(const content::Document& document, const std::string& taxonomy,
                base::Report& report) {
  const content::Source& source = document.source;
  if (source.is_section) return false;
  const bool is_deep = source.section != taxonomy;
  if (is_deep || document.front_matter.date || !document.front_matter.terms.empty()) {
    report.add({is_deep ? base::Severity::error : base::Severity::warning,
                base::Kind::term_page,
                {.file = source.path},
                "the files of " + taxonomy + "/ describe the terms of a taxonomy, and are no posts",
                "move it to a folder of posts, or take " + taxonomy +
                    " out of `taxonomies` in postil.yaml"});
  }
  return is_deep;
}

void add_documents(const Site& site, const Vocabulary& vocabulary, Terms& terms,
                   base::Report& report) {
  const std::string& taxonomy = vocabulary.taxonomy;
  for (Index i = 0; i < site.documents.size(); ++i) {
    const content::Source& source = site.documents[i].source;
    if (language_of(site, site.documents[i]) != vocabulary.language) continue;
    if (taxonomy_of_section(site.configuration, source.section) != taxonomy) continue;
    if (source.is_section && source.section == taxonomy) {
      terms.own_document = i;
      continue;
    }
    if (is_no_term(site.documents[i], taxonomy, report)) continue;
    const std::string folder =
        source.is_section ? source.section.substr(taxonomy.size() + 1) : source.name;
    Term& term = terms.by_key[term_key(folder)];
    if (term.document != kNone) {
      report.add(described_twice(source, site.documents[term.document].source));
      continue;
    }
    term.document = i;
    term.folder = folder;
    term.location.file = source.path;
    if (const auto& title = site.documents[i].front_matter.title)
      terms.key_of_title.emplace(term_key(*title), term_key(folder));
  }
}

void add_mentions(const Site& site, const Vocabulary& vocabulary, Terms& terms) {
  for_each_mention(site, vocabulary, [&](Index page, const content::Text& text) {
    if (!site.pages[page].is_listed) return;
    Term& term = terms.by_key[terms.key(text.value)];
    if (term.spellings.empty()) term.location = text.location;
    ++term.spellings[text.value];
  });
}

// The title of the term's document, else the most frequent spelling; on a tie, the first in byte
// order.
std::string name_of(const Site& site, const Term& term) {
  if (term.document != kNone)
    return title_of(site.documents[term.document], site.rendered[term.document]);
  std::string best;
  std::size_t most = 0;
  for (const auto& [spelling, count] : term.spellings) {
    if (count > most) {
      best = spelling;
      most = count;
    }
  }
  return best;
}

// The title in the language's words for the usual taxonomies ("Tags"), else the capitalized name.
std::string title_of_taxonomy(const Language& language, const std::string& taxonomy) {
  return language.words.has(taxonomy) ? language.words.text(taxonomy) : humanize(taxonomy);
}

Index add_taxonomy_page(Site& site, const Vocabulary& vocabulary, Index document) {
  const auto& [taxonomy, language] = vocabulary;
  Page page = document == kNone ? Page{} : page_of(site, document, Kind::taxonomy);
  page.kind = Kind::taxonomy;
  page.language = language;
  page.taxonomy = taxonomy;
  page.section = taxonomy;
  page.path = list_path(site, page, section_path(taxonomy, site.configuration.slugs));
  page.parent = site.languages[language].home;
  if (page.title.empty()) page.title = title_of_taxonomy(site.languages[language], taxonomy);
  site.pages.push_back(std::move(page));
  return site.pages.size() - 1;
}

base::Diagnostic no_address(const std::string& name, const Term& term,
                            const std::string& taxonomy) {
  return base::error_at(base::Kind::empty_address, term.location,
                        '"' + name + "\" has no letter or digit, so its URL would be empty",
                        "choose another name for this term of " + taxonomy +
                            ", or describe it in content/" + taxonomy +
                            "/NAME/_index.md with `title: \"" + name + "\"`");
}

std::string place_of(const base::Location& location) {
  return location.line == 0 ? location.file : location.file + ':' + std::to_string(location.line);
}

base::Diagnostic one_address(const Site& site, const Page& page, const Term& term,
                             const Term& other) {
  return base::error_at(base::Kind::two_outputs_one_path, term.location,
                        '"' + name_of(site, other) + "\" (" + place_of(other.location) +
                            ") and \"" + page.title + "\" of " + page.taxonomy +
                            " would have one address, " + page.path,
                        "write both alike, or describe one in content/" + page.taxonomy +
                            "/NAME/_index.md with `title: \"" + page.title + "\"`");
}

// Terms by path in folded case, because some file systems do not distinguish /tags/A/ from
// /tags/a/.
using TermsByPath = std::map<std::string, const Term*>;

void add_term_page(Site& site, Index taxonomy_page, Term& term, TermsByPath& taken,
                   base::Report& report) {
  const std::string name = name_of(site, term);
  const std::string taxonomy = site.pages[taxonomy_page].taxonomy;
  const Slugs slugs = site.configuration.slugs;
  const std::string segment = term_segment(term.document == kNone ? name : term.folder, slugs);
  if (segment.empty()) return report.add(no_address(name, term, taxonomy));
  Page page = term.document == kNone ? Page{} : page_of(site, term.document, Kind::term);
  page.kind = Kind::term;
  page.language = site.pages[taxonomy_page].language;
  page.title = name;
  page.taxonomy = taxonomy;
  page.section = taxonomy;
  page.path = list_path(site, page, section_path(taxonomy, slugs) + segment + '/');
  page.parent = taxonomy_page;
  const auto [first, is_free] = taken.emplace(base::fold_case(page.path), &term);
  if (!is_free) return report.add(one_address(site, page, term, *first->second));
  term.page = site.pages.size();
  if (page.is_listed) site.pages[taxonomy_page].children.push_back(term.page);
  site.pages.push_back(std::move(page));
}

void link_mentions(Site& site, const Vocabulary& vocabulary, const Terms& terms) {
  std::set<std::pair<Index, Index>> linked;  // a member and a term
  for_each_mention(site, vocabulary, [&](Index member, const content::Text& text) {
    const auto found = terms.by_key.find(terms.key(text.value));
    if (found == terms.by_key.end() || found->second.page == kNone) return;
    const Index term = found->second.page;
    if (!linked.emplace(member, term).second) return;
    site.pages[member].terms.push_back({vocabulary.taxonomy, term});
    if (site.pages[member].is_listed) site.pages[term].pages.push_back(member);
  });
}

// Bylines find authors by their pages; without the page, a post would show another author. So only
// the text of an author can be held back, not the page.
bool has_bylines(const Vocabulary& vocabulary) { return vocabulary.taxonomy == "authors"; }

// Whether the whole taxonomy is held back.
bool is_held(const Site& site, const Vocabulary& vocabulary) {
  if (has_bylines(vocabulary)) return false;
  return std::any_of(site.held.begin(), site.held.end(), [&](const HeldPage& page) {
    return page.source.is_section && page.source.section == vocabulary.taxonomy &&
           page.source.language == language_tag(site, vocabulary);
  });
}

// A term whose text is held back has no page, as in Hugo.
void remove_held(const Site& site, const Vocabulary& vocabulary, Terms& terms) {
  if (has_bylines(vocabulary)) return;
  for (const auto& [source, title, path, holder] : site.held) {
    if (source.language != language_tag(site, vocabulary) ||
        taxonomy_of_section(site.configuration, source.section) != vocabulary.taxonomy)
      continue;
    const std::string folder =
        source.is_section ? source.section.substr(vocabulary.taxonomy.size() + 1) : source.name;
    terms.by_key.erase(term_key(folder));
    if (title) terms.by_key.erase(term_key(*title));
  }
}

void make_taxonomy(Site& site, const Vocabulary& vocabulary, base::Report& report) {
  if (is_held(site, vocabulary)) return;
  Terms terms;
  add_documents(site, vocabulary, terms, report);
  add_mentions(site, vocabulary, terms);
  remove_held(site, vocabulary, terms);
  if (terms.by_key.empty() && terms.own_document == kNone) return;
  const Index page = add_taxonomy_page(site, vocabulary, terms.own_document);
  TermsByPath taken;
  for (auto& [key, term] : terms.by_key) add_term_page(site, page, term, taken, report);
  link_mentions(site, vocabulary, terms);
}

}  // namespace

std::string term_key(std::string_view term) {
  std::string key = base::fold_case(base::trim(term));
  std::replace(key.begin(), key.end(), ' ', '-');
  std::replace(key.begin(), key.end(), '_', '-');
  return key;
}

void make_taxonomies(Site& site, base::Report& report) {
  for (Index language = 0; language < site.languages.size(); ++language) {
    for (const std::string& taxonomy : site.configuration.taxonomies)
      make_taxonomy(site, {taxonomy, language}, report);
  }
}

}  // namespace site
