// Where the files of a site go, and whether they may.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "commands/pipeline.h"
#include "output/write.h"

namespace commands {

// The destination relative to the site's folder: what lies there is no source.
std::string destination_in_site(const Request& request);

// The destination and its record, `SITE/.postil/written/NAME`, which is named after the destination
// relative to the site, so that a site's folder may move with its `public`.
output::Place place_of(const Request& request,
                       configuration::Symlinks symlinks = configuration::Symlinks::inside);

// Why the destination cannot be one: it is no folder; or it is the site's folder, holds it, or lies
// in one of its source folders, which would mix sources and outputs.
std::optional<base::Diagnostic> unsuitable_destination(const base::Files& files,
                                                       const Request& request);

}  // namespace commands
