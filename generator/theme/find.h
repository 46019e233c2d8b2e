// Finds the files of a theme: in the site's folder, or compiled into the program, with the site's
// own templates in front.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "theme/scan.h"
#include "theme/theme.h"

namespace theme {

struct ThemeFiles {
  std::optional<StaticFile> manifest;              // theme.yaml, by the path that diagnostics name
  std::vector<std::unique_ptr<Source>> templates;  // by name; each name once
  std::vector<StaticFile> static_files;            // by name
};

// `site`/themes/NAME/ when it exists, else the theme of that name that is part of the program. What
// lies in its templates/ and ends in `.mustache` is a template; `site`/templates/ takes the place
// of the theme's, file by file. theme.yaml may be missing. Nothing when there is no such theme;
// that, unreadable files and those that are not UTF-8 are reported.
std::optional<ThemeFiles> find(const base::Files& files, const std::string& site,
                               const std::string& name, base::Report& report);

}  // namespace theme
