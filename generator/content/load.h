// Walks content/ and reads every source: all mistakes are reported, and a file with one hides no
// other's.
#pragma once

#include <optional>
#include <string>

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"

namespace content {

// `site` is the folder of the site ("." or "/a/b"). Files with errors are left out of the result
// and named in `report`. A site without content/ whose folder holds Markdown files is read from the
// folder itself (README.md and the like included, the destination, themes/ and dot folders
// excluded).
Content load(const base::Files& files, const std::string& site,
             const configuration::Configuration& configuration, base::Threads threads,
             base::Report& report);

// One file. `path` is site-relative; errors go to `report`, and then nothing is returned.
std::optional<Document> parse(const Source& source, const std::string& bytes,
                              const configuration::Configuration& configuration,
                              base::Report& report);

}  // namespace content
