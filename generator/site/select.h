// Selects the documents to publish. Drafts, future posts and expired posts are left out with all
// pages below them, and counted.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "base/time.h"
#include "content/document.h"
#include "site/site.h"

namespace site {

// The kinds of held-back documents to publish nevertheless (the flags -D, -F and -E).
struct Include {
  bool drafts = false;
  bool future = false;
  bool expired = false;
};

struct HeldDocument {
  content::Document document;
  Holder holder;  // the first with a reason not included; `why` has only such reasons
};

struct Selection {
  std::vector<content::Document> documents;
  std::vector<std::vector<Holder>> holders;  // for each document, as in Site
  SkippedCounts skipped;
  std::vector<HeldDocument> held;  // the skipped documents
};

HeldBack held_back(const content::FrontMatter& front_matter, base::Clock clock);

// A held-back `_index.md` holds back every page of its language below its folder, as in Hugo. A
// page below it with its own `draft: false` gives a warning. Each document counts once: as a draft,
// else as future, else as expired.
Selection select(std::vector<content::Document> documents, base::Clock clock,
                 const Include& include, base::Report& report);

// Removes the files below held-back sections. A file that several languages share stays while any
// page below the section is published. `languages` are the language tags of the site.
void remove_held(std::vector<content::Resource>& resources, const Selection& selection,
                 const std::vector<std::string>& languages);

}  // namespace site
