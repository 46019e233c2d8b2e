// The settings file: YAML with the names of the command line, and what it has no room for.
#pragma once

#include <string>
#include <vector>

#include "settings/settings.h"

namespace settings {

// Faults: bad_request, "FILE:LINE:COLUMN: error: …", also for keys that are not known.
base::Result<Settings> read_file(const std::string& path);
base::Result<Settings> parse_file(const std::string& path, std::string_view text);

base::Result<std::vector<Site>> parse_sites(const std::vector<std::string>& urls);
base::Result<Threads> parse_threads(std::string_view text);

}  // namespace settings
