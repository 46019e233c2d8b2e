// The data files of a site: data/**/*.{yaml,yml,json,csv}.
#pragma once

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "base/value.h"
#include "content/load.h"

namespace content {

// One tree of all of them: data/team/members.yaml is `members` in the map `team`. A CSV file is a
// list of maps. Errors: what cannot be read, each at its place, and two files or folders of one
// name. Files of other formats are named in a warning, notes (.md, .txt) are not.
base::ValueMap load_data(const base::Files& files, const SiteFolder& site, base::Threads threads,
                         base::Report& report);

}  // namespace content
