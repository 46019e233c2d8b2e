// Reads the settings file: YAML with the names of the command line and some settings of its own.
#pragma once

#include <string>
#include <vector>

#include "settings/settings.h"

namespace settings {

// Fault: bad_request, "FILE:LINE:COLUMN: error: …". An unknown key is a fault, too.
base::Result<Settings> read_file(const std::string& path);
base::Result<Settings> parse_file(const std::string& path, std::string_view text);

base::Result<std::vector<Site>> parse_sites(const std::vector<std::string>& urls);
base::Result<Threads> parse_threads(std::string_view text);

}  // namespace settings
