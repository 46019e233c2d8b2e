// Archetypes: what a new page begins as. `archetypes/NAME.md` is one, and so is a folder
// `archetypes/NAME/` with an index.md, a page bundle.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace commands {

struct Archetype {
  struct File {
    std::string path;   // as diagnostics show it: "archetypes/trip/index.md"
    std::string name;   // below the bundle: "index.md"; of an archetype that is a file: empty
    std::string bytes;  // of Markdown: clean text
  };
  bool is_bundle = false;
  std::vector<File> files;
};

// The archetype `kind` of the site in `folder`, which must exist when it `is_requested` by name;
// else, without one, "default", and else the one in the program: a draft with title and date, or
// for an `_index.md` (`is_section`) a title.
struct Wanted {
  std::string kind;
  bool is_requested = false;
  bool is_section = false;
};
base::Result<Archetype> find_archetype(const base::Files& files, const std::string& folder,
                                       const Wanted& wanted);

}  // namespace commands
