// Loads the data files of a site: data/**/*.{yaml,yml,json,csv}.
#pragma once

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "base/value.h"
#include "content/load.h"

namespace content {

// Returns one tree of all data files: data/team/members.yaml is `members` in the map `team`. A CSV
// file is a list of maps. Errors: invalid files, each at its location, and two files or folders
// with the same name. Warns about other formats, except notes (.md, .txt).
base::ValueMap load_data(const base::Files& files, const SiteFolder& site, base::Threads threads,
                         base::Report& report);

}  // namespace content
