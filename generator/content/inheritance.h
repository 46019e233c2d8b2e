// The front matter that pages inherit from the sections above them and from postil.yaml.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "content/front_matter_block.h"

namespace content {

// Precedence for each key: the page's own front matter, the cascade of the nearest section, the
// cascades of sections further up, the defaults of the longest folder that contains the page.
// `params` and `comments` are merged key by key. As in Hugo, the cascade of an `_index.md` also
// applies to that page. A section without a cascade in the page's language uses its cascade in the
// site's default language.
class Inheritance {
 public:
  // Reads the defaults; errors go to `report`. The configuration must outlive this object.
  Inheritance(const configuration::Configuration& configuration, base::Report& report);

  // Adds the cascades of a section. Call it once for each section, before the first `apply`.
  void add(const Source& source, std::vector<Cascade> cascades);

  // Returns the front matter of a page with all inherited values.
  FrontMatter apply(const Source& source, FrontMatterBlock own) const;

  // Warns about defaults for folders that contain no source of `sources`.
  void warn_of_strays(const std::vector<const Source*>& sources, base::Report& report) const;

 private:
  struct FolderDefaults {
    const configuration::Defaults* defaults = nullptr;
    FrontMatterBlock front_matter;
  };

  const std::vector<Cascade>* cascades_of(const std::string& language,
                                          const std::string& folder) const;

  const configuration::Configuration& configuration_;
  using Folder = std::pair<std::string, std::string>;  // a language and a section
  std::map<Folder, std::vector<Cascade>> cascades_;
  std::vector<FolderDefaults> defaults_;  // longest folder first
};

}  // namespace content
