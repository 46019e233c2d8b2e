// Symbolic links among the sources of a site: by themselves they are followed only within the site.
#pragma once

#include "base/files.h"
#include "base/report.h"
#include "configuration/configuration.h"
#include "content/load.h"

namespace content {

// Reports each symbolic link that leads out of the site, at its place: an error with the way out.
// Looked through are the folders that a build reads, the files of the configuration, and the
// destination's own path. A link that leads to nothing is a warning. Nothing is an error with
// `symlinks: follow`.
//
// `content`, `static`, `themes/NAME` and the destination may be links that lead out, unless git
// tracks them: then their author is not the one who builds. What such a link leads to counts as a
// part of the site.
void check_source_links(const base::Files& files, const SiteFolder& site,
                        const configuration::Configuration& configuration, base::Report& report);

// The same for one folder of the site, by its path below it ("archetypes").
void check_links_in(const base::Files& files, const SiteFolder& site, const std::string& folder,
                    const configuration::Configuration& configuration, base::Report& report);

}  // namespace content
