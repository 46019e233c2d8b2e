// Checks the symbolic links among the sources of a site, and what is no file. By default links must
// stay inside the site.
#pragma once

#include "base/files.h"
#include "base/report.h"
#include "configuration/configuration.h"
#include "content/load.h"

namespace content {

// Reports an error for each symbolic link that leads out of the site. Checks the folders that a
// build reads, the configuration files, and the path of the destination. A dangling link is a
// warning. With `symlinks: follow` links are not checked. A pipe, a socket or a device is a
// warning.
//
// `content`, `static`, `themes/NAME` and the destination may themselves be links that lead out of
// the site. If git tracks such a link, it is an error, because somebody else may have created it.
// The target of an allowed link counts as a part of the site.
void check_source_links(const base::Files& files, const SiteFolder& site,
                        const configuration::Configuration& configuration, base::Report& report);

// Does the same for one folder, by its path relative to the site's folder ("archetypes").
void check_links_in(const base::Files& files, const SiteFolder& site, const std::string& folder,
                    const configuration::Configuration& configuration, base::Report& report);

}  // namespace content
