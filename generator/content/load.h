// Loads all sources below content/. Reports the errors of every file: an error in one file does not
// hide the errors of others.
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

// The site's folder ("." or "/a/b") and the destination, if that is inside the site's folder.
struct SiteFolder {
  std::string path;
  std::string destination = "public";  // relative to `path`

  SiteFolder(std::string site) : path(std::move(site)) {}
  SiteFolder(std::string site, std::string output)
      : path(std::move(site)), destination(std::move(output)) {}
};

// Reports files with errors and leaves them out. If a site has no content/, its folder itself is
// read when it contains Markdown files, README.md included. Then the destination, archetypes/,
// themes/, templates/, static/, node_modules/ and dot folders are excluded. Other files are copied
// only if they are images, sound, video or PDF, so that no source code is published by mistake.
Content load(const base::Files& files, const SiteFolder& site,
             const configuration::Configuration& configuration, base::Threads threads,
             base::Report& report);

// Whether a file is a source or a resource when the site's folder itself is read. `path` and
// `destination` are relative to the site's folder.
bool is_loose_content(std::string_view path, std::string_view destination);

// The path prefix of the site's sources: "content/", or "" when the site's folder itself is read.
std::string root_of(const base::Files& files, const SiteFolder& site);

}  // namespace content
