#include "output/metadata.h"

#include <set>

#include "base/text.h"
#include "output/xml.h"

namespace output {
namespace {

bool is_republished(const site::Site& site, const site::Page& page) {
  return page.document != site::kNone &&
         site.documents[page.document].front_matter.original.has_value();
}

}  // namespace

std::string sitemap(const site::Site& site) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  std::set<std::string> listed;  // a list may have given way to a page at its address
  for (const site::Page& page : site.pages) {
    if (page.kind == site::Kind::not_found || !page.in_sitemap || is_republished(site, page))
      continue;
    if (!listed.insert(page.path).second) continue;
    xml += "  <url><loc>" + xml_text(site::absolute_url(site, page.path)) + "</loc>";
    const auto& changed = page.lastmod ? page.lastmod : page.date;
    if (changed) xml += "<lastmod>" + base::format_iso(*changed) + "</lastmod>";
    xml += "</url>\n";
  }
  return xml + "</urlset>\n";
}

std::string robots(const site::Site& site) {
  std::string text = "User-agent: *\nAllow: /\n";
  if (!site.configuration.base_url.empty())
    text += "\nSitemap: " + site::absolute_url(site, "/sitemap.xml") + '\n';
  return text;
}

}  // namespace output
