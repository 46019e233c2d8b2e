// Which documents are published: drafts, posts of the future and expired ones are left out, and
// counted.
#pragma once

#include <vector>

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
  HeldBack why;
};

struct Selection {
  std::vector<content::Document> documents;
  Skipped skipped;
  std::vector<HeldDocument> held;  // those that were skipped
};

HeldBack held_back(const content::FrontMatter& front_matter, base::Clock clock);

// A document counts once: as a draft, else as future, else as expired.
Selection select(std::vector<content::Document> documents, base::Clock clock,
                 const Include& include);

}  // namespace site
