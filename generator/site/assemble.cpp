#include "site/assemble.h"

#include <set>
#include <utility>

#include "site/archives.h"
#include "site/backlinks.h"
#include "site/footnotes.h"
#include "site/known_paths.h"
#include "site/links.h"
#include "site/lists.h"
#include "site/menus.h"
#include "site/pages.h"
#include "site/related.h"
#include "site/source_index.h"
#include "site/taxonomies.h"
#include "site/translations.h"
#include "site/unrendered.h"

namespace site {
namespace {

// Leaves out aliases that repeat the page's own address or an earlier alias of the page.
void collect_aliases(Site& site) {
  if (site.configuration.default_language_in_folder) {
    site.aliases.push_back({"/",
                            site.languages.front().home,
                            {.file = "default_language_in_folder"},
                            AliasKind::derived});
  }
  for (Index index = 0; index < site.pages.size(); ++index) {
    const Page& page = site.pages[index];
    if (page.document == kNone) continue;
    std::set<std::string> known = {page.path};
    for (const content::Text& alias : site.documents[page.document].front_matter.aliases) {
      std::string path = alias_path(page, alias.value);
      if (known.insert(path).second)
        site.aliases.push_back({std::move(path), index, alias.location});
    }
  }
}

}  // namespace

Site assemble(Parts parts, base::Report& report) {
  Site site;
  site.configuration = std::move(parts.configuration);
  site.words = std::move(parts.words);
  site.languages = languages_of(site.configuration, site.words);
  remove_held(parts.content.resources, parts.selection, site.configuration.language_tags());
  site.documents = std::move(parts.selection.documents);
  site.holders = std::move(parts.selection.holders);
  site.holders.resize(site.documents.size());
  site.rendered = std::move(parts.rendered);
  site.resources = std::move(parts.content.resources);
  site.static_files = std::move(parts.static_files);
  site.data = std::move(parts.content.data);
  site.skipped = parts.selection.skipped;
  site.held = held_pages(site.configuration, parts.selection.held);
  make_pages(site, report);
  make_taxonomies(site, report);
  make_archives(site, report);
  make_lists(site);
  make_menus(site, parts.selection.held, report);
  collect_aliases(site);
  report_unrendered(site, report);
  report_footnotes(site, report);
  collect_known_paths(site);
  resolve_links(site, report);
  make_backlinks(site);
  make_related(site, report);
  make_translations(site);
  return site;
}

}  // namespace site
