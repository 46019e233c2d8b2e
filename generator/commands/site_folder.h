// Detects a folder that is only a part of a site.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"

namespace commands {

// Returns an error if `folder` has no postil.yaml and lies inside another site. A build would treat
// that part of the site as a site of its own. Returns nothing otherwise.
std::optional<base::Diagnostic> inside_of_site(const base::Files& files, const std::string& folder);

}  // namespace commands
