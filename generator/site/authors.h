// Who wrote what: one answer for bylines, cards, feeds and metadata.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace site {

struct Author {
  std::string name;
  Index page = kNone;  // the term's page about the author; kNone: there is none
};

class Authors {
 public:
  // `site` must outlive this, and has its taxonomies.
  explicit Authors(const Site& site);

  // Those that the front matter names, in the order written, each once. Where it names nobody, a
  // page is by the `author` of postil.yaml. The page about an author is by that author; other lists
  // are by nobody.
  std::vector<Author> of(const Page& page) const;

 private:
  const Site& site_;
  std::vector<Author> otherwise_;  // by language: the `author` of postil.yaml
};

}  // namespace site
