#include "site/known_paths.h"

#include "base/files.h"
#include "base/text.h"
#include "site/feeds.h"
#include "site/links.h"
#include "site/lists.h"

namespace site {
namespace {

void add_page(Site& site, const Page& page) {
  site.known_paths.insert(page.path);
  const int slices = slice_count(site, page);
  for (int number = 2; number <= slices; ++number)
    site.known_paths.insert(slice_path(page, number));
  for (const configuration::FeedFormat format : feeds_of(site, page))
    site.known_paths.insert(feed_path(page, format));
  if (page.document == kNone) return;
  const content::Document& document = site.documents[page.document];
  for (const std::string& resource : document.resources)
    site.known_paths.insert(resource_path(site, page, document, resource));
}

}  // namespace

void collect_known_paths(Site& site) {
  if (site.configuration.base_path() == "/") return;
  for (const Page& page : site.pages) add_page(site, page);
  for (const Alias& alias : site.aliases) site.known_paths.insert(alias.path);
  for (const content::Resource& resource : site.resources)
    site.known_paths.insert(resource_path(site, resource));
  for (const std::string& name : site.static_files) site.known_paths.insert('/' + name);
  if (site.configuration.sitemap) site.known_paths.insert("/sitemap.xml");
  if (site.configuration.robots) site.known_paths.insert("/robots.txt");
}

bool is_known_path(const Site& site, std::string_view path) {
  std::string wanted = base::nfc(path);
  if (site.known_paths.contains(wanted)) return true;
  if (base::file_name(wanted) == "index.html") wanted.resize(wanted.rfind('/') + 1);
  return site.known_paths.contains(wanted) || site.known_paths.contains(wanted + '/');
}

}  // namespace site
