// The files of a site that `postil init` begins.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"

namespace commands {

struct NewFile {
  std::string path;  // relative to the site's folder
  std::string text;
};

// Returns the files of a new site with the title `title`, in the order in which they are created.
// Its posts have the date of `clock`.
std::vector<NewFile> new_site(const std::string& title, base::Clock clock);

}  // namespace commands
