// Finds the pages of a site by address.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "site/site.h"

namespace site {

class PagesByPath {
 public:
  explicit PagesByPath(const Site& site);

  // The page at a path on the site; kNone when no page is there. The path may be percent-encoded,
  // may lack its last slash, and may end in "index.html". If a list without a document has the same
  // path as a page with one, returns the page.
  Index find(std::string_view path) const;

 private:
  std::unordered_map<std::string, Index> pages_;
};

}  // namespace site
