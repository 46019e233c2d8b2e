// What pages take over from the sections above them and from postil.yaml.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "content/written.h"

namespace content {

// A page's own front matter counts, then the cascade of the nearest section, then those further up,
// then the defaults of the longest folder that holds the page. `params` are joined key by key. As
// in Hugo, the cascade of an `_index.md` reaches that page, too. A section without a cascade in the
// language of the page has that of the site's default language.
class Inheritance {
 public:
  // Reads the defaults; mistakes go to `report`. The configuration must outlive this.
  Inheritance(const configuration::Configuration& configuration, base::Report& report);

  // Before the first `apply`: the source of each section once.
  void add(const Source& source, std::vector<Cascade> cascades);

  // The front matter of a page with everything it takes over.
  FrontMatter apply(const Source& source, Written own) const;

  // Warns of defaults for folders that hold none of the `sources`.
  void warn_of_strays(const std::vector<const Source*>& sources, base::Report& report) const;

 private:
  struct FolderDefaults {
    const configuration::Defaults* defaults = nullptr;
    Written written;
  };

  const std::vector<Cascade>* cascades_of(const std::string& language,
                                          const std::string& folder) const;

  const configuration::Configuration& configuration_;
  using Folder = std::pair<std::string, std::string>;  // a language and a section
  std::map<Folder, std::vector<Cascade>> cascades_;
  std::vector<FolderDefaults> defaults_;  // longest folder first
};

}  // namespace content
