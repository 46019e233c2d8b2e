// The whole site as data: pages with their addresses, and documents with their rendered text.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/time.h"
#include "base/value.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "markdown/rendered.h"
#include "site/language.h"
#include "site/page.h"

namespace site {

// Who asks for a redirect. Anything else at the address of a `derived` one comes first.
enum class AliasKind { written, derived };

struct Alias {
  std::string path;    // the old URL path: "/old/a/"
  Index page = kNone;  // where it leads now
  base::Location location;
  AliasKind kind = AliasKind::written;
};

// The reasons that hold a document back when nothing is included. Several can be true.
struct HeldBack {
  bool draft = false;
  bool future = false;   // publish_date, or else date, is after now
  bool expired = false;  // expiry_date is not after now

  bool any() const { return draft || future || expired; }
};

// A document that holds back a page: its own document, or the `_index.md` of a folder above it.
struct Holder {
  std::string source;  // "content/posts/_index.md"
  HeldBack why;
  std::optional<base::Date> from;   // when it is published
  std::optional<base::Date> until;  // when it expires
};

// A held-back page, kept to resolve and explain links to it.
struct HeldPage {
  content::Source source;
  std::optional<std::string> title;  // in the front matter
  std::string path;                  // on the site, once it is published
  Holder holder;
};

// The number of documents that were left out, by reason.
struct SkippedCounts {
  std::size_t drafts = 0;
  std::size_t future = 0;
  std::size_t expired = 0;
};

struct Site {
  configuration::Configuration configuration;
  language::Tables words{{}, {}, {}};        // of all languages
  std::vector<Language> languages;           // at least one, the default first
  std::vector<content::Document> documents;  // the published documents
  std::vector<markdown::Rendered> rendered;  // one for each document
  // For each document the values of its slots: resolved URLs and labels.
  std::vector<std::vector<std::string>> slots;
  std::vector<Page> pages;  // pages[0] is home, in the default language
  std::vector<content::Resource> resources;
  std::vector<std::string> static_files;  // names below static/; only known with a path in base_url
  std::unordered_set<std::string> known_paths;  // see known_paths.h
  base::ValueMap data;                          // of the data files: templates' `site.data`
  std::vector<Alias> aliases;
  // For each document the holders when nothing is included: the document itself, then the nearest
  // section, then the sections further up. Only holders with a reason are listed.
  std::vector<std::vector<Holder>> holders;
  SkippedCounts skipped;
  std::vector<HeldPage> held;

  const Page& home() const { return pages.front(); }
  const Language& language_of(const Page& page) const { return languages[page.language]; }
};

// The index of the document's language in Site::languages; 0 when the language is not listed.
Index language_of(const Site& site, const content::Document& document);

// The URL of a decoded path for links on the site: percent-encoded, with the path of base_url
// ("/blog/posts/a/").
std::string relative_url(const Site& site, std::string_view path);
// The URL of a decoded path from the root as an author writes it. One that begins with the path of
// base_url gets no second one when a page or file lies there without that path and none lies there
// with it.
std::string url_of_written(const Site& site, std::string_view path);
// With scheme and host; empty without base_url.
std::string absolute_url(const Site& site, std::string_view path);

}  // namespace site
