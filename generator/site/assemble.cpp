#include "site/assemble.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "site/links.h"
#include "site/lists.h"
#include "site/pages.h"
#include "site/taxonomies.h"

namespace site {
namespace {

void collect_aliases(Site& site) {
  for (Index page = 0; page < site.pages.size(); ++page) {
    if (site.pages[page].document == kNone) continue;
    for (const content::Text& alias :
         site.documents[site.pages[page].document].front_matter.aliases) {
      site.aliases.push_back({alias_path(site.pages[page], alias.value), page, alias.location});
    }
  }
}

}  // namespace

Site assemble(configuration::Configuration configuration, Selection selection,
              std::vector<markdown::Rendered> rendered, std::vector<content::Resource> resources,
              base::Report& report) {
  Site site;
  site.configuration = std::move(configuration);
  site.title = site.configuration.title;
  site.documents = std::move(selection.documents);
  site.rendered = std::move(rendered);
  site.resources = std::move(resources);
  site.skipped = selection.skipped;
  make_pages(site, report);
  make_taxonomies(site, report);
  make_lists(site);
  collect_aliases(site);
  resolve_links(site);
  return site;
}

}  // namespace site
