// Which documents are published: drafts, posts of the future and expired ones are left out with all
// pages below them, and counted.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "base/time.h"
#include "content/document.h"
#include "site/site.h"

namespace site {

// What to publish although it would be held back (the flags -D, -F and -E).
struct Include {
  bool drafts = false;
  bool future = false;
  bool expired = false;
};

struct HeldDocument {
  content::Document document;
  Holder holder;  // the first whose reason is not included; `why` is that reason alone
};

struct Selection {
  std::vector<content::Document> documents;
  std::vector<std::vector<Holder>> holders;  // of each document, as Site has them
  Skipped skipped;
  std::vector<HeldDocument> held;  // those that were skipped
};

HeldBack held_back(const content::FrontMatter& front_matter, base::Clock clock);

// An `_index.md` that is held back holds back every page of its language below its folder, as in
// Hugo. A page below that says `draft: false` for itself is named in a warning. A document counts
// once: as a draft, else as future, else as expired.
Selection select(std::vector<content::Document> documents, base::Clock clock,
                 const Include& include, base::Report& report);

// Takes out the files below sections that are held back. One that pages of several languages share
// stays while any page below the section is published. `languages` are the tags of the site's.
void remove_held(std::vector<content::Resource>& resources, const Selection& selection,
                 const std::vector<std::string>& languages);

}  // namespace site
