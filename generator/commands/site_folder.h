// Whether a folder is that of a site.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"

namespace commands {

// Why `folder` is most likely not the one that its author means: it has no postil.yaml and lies
// below a site, so a build would make another site of a part of that. Nothing when it may be one.
std::optional<base::Diagnostic> inside_of_site(const base::Files& files, const std::string& folder);

}  // namespace commands
