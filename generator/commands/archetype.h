// Archetypes: the templates of new pages. An archetype is a file `archetypes/NAME.md`, or a page
// bundle: a folder `archetypes/NAME/` with an index.md.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace commands {

struct Archetype {
  struct File {
    std::string path;   // as shown in diagnostics: "archetypes/trip/index.md"
    std::string name;   // path in the bundle: "index.md"; empty for a single file
    std::string bytes;  // Markdown files: normalized text
  };
  bool is_bundle = false;
  std::vector<File> files;
};

// Finds the archetype `kind` of the site in `folder`. If it `is_requested` by name, it must exist.
// Otherwise the fallbacks are the site's archetype "default", then the built-in archetype: a draft
// with title and date, or just a title for an `_index.md` (`is_section`).
struct ArchetypeRequest {
  std::string kind;
  bool is_requested = false;
  bool is_section = false;
};
base::Result<Archetype> find_archetype(const base::Files& files, const std::string& folder,
                                       const ArchetypeRequest& wanted);

}  // namespace commands
