// Locates the destination and checks whether it is suitable.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "commands/pipeline.h"
#include "output/write.h"

namespace commands {

// Returns the destination relative to the site's folder. Files inside it are not sources.
std::string destination_in_site(const Request& request);

// Returns the destination and its record, `SITE/.postil/written/NAME`. The name is derived from the
// destination relative to the site, so a site may be moved together with its `public`.
output::Place place_of(const Request& request,
                       configuration::Symlinks symlinks = configuration::Symlinks::inside);

// Returns why the destination is unsuitable: it is not a folder; or it is the site's folder,
// contains it, or lies in one of its source folders. Sources and outputs would mix.
std::optional<base::Diagnostic> unsuitable_destination(const base::Files& files,
                                                       const Request& request);

}  // namespace commands
