// The pages of a site by their addresses.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "site/site.h"

namespace site {

class PagesByPath {
 public:
  explicit PagesByPath(const Site& site);

  // The page at a path on the site, percent-encoded or not, with or without "index.html" or the
  // slash at its end; kNone when there is none. Of a list and a page at one path it is the page.
  Index find(std::string_view path) const;

 private:
  std::unordered_map<std::string, Index> pages_;
};

}  // namespace site
