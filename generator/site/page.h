// A page of the site, made from a document or for a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "content/document.h"
#include "markdown/rendered.h"

namespace site {

enum class Kind { home, section, page, taxonomy, term, archive, not_found };

// The name of the kind in themes and templates: "home", …, "not_found".
std::string_view name_of(Kind kind);

// An index into Site::pages, Site::documents, …
using Index = std::size_t;
constexpr Index kNone = static_cast<Index>(-1);

// The archive page of a year or a month.
struct Archive {
  std::string title;  // "2024", "May"
  Index page = kNone;
  std::size_t count = 0;        // number of pages in its list
  std::vector<Archive> months;  // of a year, newest month first
};

// How a page takes comments.
struct Thread {
  bool is_closed = false;               // the author closed it
  std::optional<base::Instant> closes;  // no new comments from then on
  content::Moderation moderation = content::Moderation::policy;
  std::string id;  // the author's name for it, unique on the site; empty: none
};

// Pages are made for documents (page, home, section, taxonomy or term with `_index.md`) and for
// lists without a document.
struct Page {
  Kind kind = Kind::page;
  Index language = 0;  // into Site::languages
  std::string path;    // URL path on the site, decoded, without the path of base_url: "/posts/a/"
  std::string title;
  std::string description;
  std::string section;  // "posts/2024"; "" at the top
  std::optional<base::Date> date;
  std::optional<base::Date> lastmod;
  Index document = kNone;       // into Site::documents; kNone for a list without `_index.md`
  Index parent = kNone;         // the section (or home) that the page belongs to
  Index previous = kNone;       // the next older post of the section
  Index next = kNone;           // the next newer post
  std::vector<Index> pages;     // lists only: in the order of the list
  std::vector<Index> children;  // home, sections: sub-sections; taxonomy: its term pages, by name
  std::string taxonomy;         // taxonomy and term pages: "tags"
  struct TermLink {
    std::string taxonomy;
    Index page = kNone;  // the term's page
  };
  std::vector<TermLink> terms;      // pages only, in the order written
  std::vector<Archive> archives;    // list: its years, newest first; year: the year itself
  std::vector<Index> related;       // pages only: most related first
  std::vector<Index> backlinks;     // pages only: pages that link here, in the order of lists
  std::vector<Index> translations;  // the same page in other languages, sorted by tag
  bool comments = false;            // whether readers see comments
  Thread thread;                    // valid only with comments
  bool is_listed = true;            // false: reachable only by its address
  bool in_sitemap = true;           // true only when is_listed
};

}  // namespace site
