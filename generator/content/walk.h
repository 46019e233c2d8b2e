// Sorts the files of a site into sources, their resources, and files to copy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "content/document.h"
#include "content/entries.h"

namespace content {

struct Walk {
  struct SourceWithResources {
    Source source;
    std::vector<std::string> resources;  // other files of a bundle: site-relative paths
  };
  std::vector<SourceWithResources> sources;
  std::vector<Resource> resources;
};

// Sorts the files below `root` ("content/", or "" for the site's folder itself) into sources and
// resources. The paths of `entries` are relative to `root` and sorted. Names that begin with "."
// are left out. Foreign files outside leaf bundles are left out with a warning. A leaf bundle is
// the outermost folder with an `index.md` or `index.html`. Pages deeper inside it are not built,
// and a warning names them. In `_drafts/`, only files of leaf bundles are resources. `languages` is
// described in source.h; a file named for an unlisted language gives a warning.
Walk walk(const std::vector<Entry>& entries, std::string_view root,
          const std::vector<std::string>& languages, base::Report& report);

}  // namespace content
