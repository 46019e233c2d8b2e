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

std::string redirect_page(const site::Site& site, const site::Page& target) {
  const std::string url = base::escape_html(site::relative_url(site, target.path));
  const std::string absolute = base::escape_html(site::absolute_url(site, target.path));
  std::string html = "<!doctype html>\n<html lang=\"" +
                     base::escape_html(site.configuration.language) + "\">\n<head>\n";
  html += "<meta charset=\"utf-8\">\n<title>" + base::escape_html(target.title) + "</title>\n";
  if (!absolute.empty()) html += "<link rel=\"canonical\" href=\"" + absolute + "\">\n";
  html +=
      "<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"1; url=" +
      url + "\">\n";
  html +=
      "<script>location.replace(document.querySelector('meta[http-equiv]').content.slice(7) + "
      "location.hash)</script>\n";
  return html + "</head>\n<body><p>This page has moved to <a href=\"" + url + "\">" +
         base::escape_html(target.title) + "</a>.</p></body>\n</html>\n";
}

}  // namespace output
