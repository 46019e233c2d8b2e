// Walks content/ and reads every source: all mistakes are reported, and a file with one hides no
// other's.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"

namespace content {

// Where a site lies ("." or "/a/b"), and where its output goes if that is below it.
struct SiteFolder {
  std::string path;
  std::string destination = "public";  // relative to `path`

  SiteFolder(std::string site) : path(std::move(site)) {}
  SiteFolder(std::string site, std::string output)
      : path(std::move(site)), destination(std::move(output)) {}
};

// Files with errors are left out of the result and named in `report`. A site without content/ whose
// folder holds Markdown files is read from the folder itself: README.md and the like included; the
// destination, archetypes/, themes/, templates/, static/, node_modules/ and dot folders excluded;
// and of the other files, images, sound, video and PDF only, lest somebody's sources be published.
Content load(const base::Files& files, const SiteFolder& site,
             const configuration::Configuration& configuration, base::Threads threads,
             base::Report& report);

// Whether a file is a source or a resource when the site's folder itself is read. `path` and
// `destination` are relative to it.
bool is_loose_content(std::string_view path, std::string_view destination);

// What the paths of the site's sources begin with: "content/", or "" when the folder itself is
// read.
std::string root_of(const base::Files& files, const SiteFolder& site);

}  // namespace content
