#include "site/backlinks.h"

#include <string_view>

#include "base/url.h"
#include "site/lists.h"
#include "site/pages_by_path.h"

namespace site {
namespace {

// The path on the site that a resolved link leads to; empty for a link to another site.
std::string_view path_of_link(std::string_view link, std::string_view origin,
                              std::string_view above) {
  if (!origin.empty() && link.starts_with(origin)) link.remove_prefix(origin.size());
  link = link.substr(0, link.find_first_of("?#"));
  if (!link.starts_with(above) || link.starts_with("//")) return {};
  link.remove_prefix(above.size());
  return link.starts_with('/') ? link : std::string_view{};
}

void add(Site& site, Index from, Index to) {
  if (to == kNone || to == from || site.pages[to].kind != Kind::page) return;
  if (site.pages[to].language != site.pages[from].language) return;
  auto& backlinks = site.pages[to].backlinks;
  if (backlinks.empty() || backlinks.back() != from) backlinks.push_back(from);
}

}  // namespace

void make_backlinks(Site& site) {
  const PagesByPath pages(site);
  const std::string origin = base::origin_of(site.configuration.base_url);
  std::string above = relative_url(site, "/");
  above.pop_back();
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.kind != Kind::page || !page.is_listed) continue;
    const auto& slots = site.rendered[page.document].slots;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      if (slots[slot].kind != markdown::SlotKind::link) continue;
      const auto path = path_of_link(site.slots[page.document][slot], origin, above);
      if (!path.empty()) add(site, i, pages.find(path));
    }
  }
  for (Page& page : site.pages) order(site, page.backlinks);
}

}  // namespace site
