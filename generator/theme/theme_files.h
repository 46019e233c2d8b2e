// Finds the files of a theme, in the site's folder or compiled into the program. Templates of the
// site override those of the theme.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "theme/template_scanner.h"
#include "theme/theme.h"

namespace theme {

struct ThemeFiles {
  std::optional<StaticFile> manifest;              // theme.yaml; `name` is shown in diagnostics
  std::vector<std::unique_ptr<Source>> templates;  // sorted by name, unique
  std::vector<StaticFile> static_files;            // sorted by name
};

// Reads `site`/themes/NAME/ of the theme that the settings name when it exists, else the built-in
// theme of that name. Templates are the
// files in templates/ that end in `.mustache`; those in `site`/templates/ replace the theme's files
// of the same name. theme.yaml may be missing. Returns nothing when there is no such theme. An
// unknown theme, unreadable files and files that are not UTF-8 are reported.
std::optional<ThemeFiles> find_theme_files(const base::Files& files, const std::string& site,
                                           const Settings& settings, base::Report& report);

}  // namespace theme
