// Finds the authors of pages, in one way for bylines, cards, feeds and metadata.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace site {

struct Author {
  std::string name;
  Index page = kNone;  // the page about the author; kNone when there is no such page
};

class Authors {
 public:
  // `site` must outlive this object. Its taxonomies must be made already.
  explicit Authors(const Site& site);

  // The authors in the front matter, in the order written, without repetitions. A page that names
  // no author has the `author` of postil.yaml. A page about an author has this author. Other
  // lists have no author.
  std::vector<Author> of(const Page& page) const;

 private:
  const Site& site_;
  std::vector<Author> otherwise_;  // the `author` of postil.yaml, for each language
};

}  // namespace site
