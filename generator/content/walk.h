// Which files of a site are sources, which belong to them, and which are copied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "content/document.h"
#include "content/entries.h"

namespace content {

struct Walk {
  struct Found {
    Source source;
    std::vector<std::string> resources;  // of a bundle: site-relative paths
  };
  std::vector<Found> sources;
  std::vector<Resource> resources;
};

// Sorts the files below `root` ("content/", or "" for the site's folder itself) into sources and
// resources. The paths of `entries` are relative to `root` and sorted. Files and folders that begin
// with "." are left out, and foreign files, with a warning, that lie in no leaf bundle. A leaf
// bundle is the outermost folder with an `index.md` or `index.html`; other pages deeper in it are
// not made, which gives a warning. In `_drafts/` only the files of leaf bundles are resources.
// `languages` as source.h has them; a file that is named for another language gives a warning.
Walk walk(const std::vector<Entry>& entries, std::string_view root,
          const std::vector<std::string>& languages, base::Report& report);

}  // namespace content
