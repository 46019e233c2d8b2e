#include "output/sitemap.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/time.h"
#include "output/xml.h"
#include "site/translations.h"

namespace output {
namespace {

using site::Index;
using site::Page;
using site::Site;

constexpr std::string_view kSchema = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::string_view kLinks = " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

// `more` holds additional attributes.
std::string head_of(std::string_view root, std::string_view more = {}) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + std::string(root) + " xmlns=\"" +
         std::string(kSchema) + '"' + std::string(more) + ">\n";
}

// Search engines treat these links like <link> elements in the page.
std::string links_of(const Site& site, const Page& page) {
  std::string xml;
  for (const site::Alternate& each : site::alternates_of(site, page)) {
    xml += "<xhtml:link rel=\"alternate\" hreflang=\"" + xml_text(each.tag) + "\" href=\"" +
           xml_text(site::absolute_url(site, site.pages[each.page].path)) + "\"/>";
  }
  return xml;
}

bool has_alternates(const Site& site, const SitemapPart& pages) {
  return std::any_of(pages.begin(), pages.end(), [&](Index page) {
    return !site::alternates_of(site, site.pages[page]).empty();
  });
}

bool is_republished(const Site& site, const Page& page) {
  return page.document != site::kNone &&
         site.documents[page.document].front_matter.original.has_value();
}

// Returns the pages in site order, each address once. If a page replaced a list, the address
// belongs to the page.
SitemapPart listed_pages(const Site& site) {
  SitemapPart pages;
  std::map<std::string_view, std::size_t> places;
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.kind == site::Kind::not_found || !page.in_sitemap || is_republished(site, page))
      continue;
    const auto [place, fresh] = places.emplace(page.path, pages.size());
    if (fresh) {
      pages.push_back(i);
    } else if (page.document != site::kNone) {
      pages[place->second] = i;
    }
  }
  return pages;
}

// Returns an upper bound for the bytes of a page in the file. One byte of the path can become
// "&#39;" or "%C3".
std::size_t most_bytes(const Site& site, const Page& page) {
  constexpr std::size_t kMarkup = 120;
  constexpr std::size_t kLongestEscape = 5;
  std::size_t bytes =
      kMarkup + kLongestEscape * (site.configuration.base_url.size() + page.path.size());
  for (const site::Alternate& each : site::alternates_of(site, page)) {
    const std::string& path = site.pages[each.page].path;
    bytes += kMarkup + kLongestEscape * (site.configuration.base_url.size() + path.size());
  }
  return bytes;
}

using Change = std::optional<base::Date>;

void take_newer(Change& change, const Change& other) {
  if (other && (!change || other->instant > change->instant)) change = other;
}

Change own_change(const Page& page) {
  Change change = page.date;
  take_newer(change, page.lastmod);
  return change;
}

// A list changes with its members and with the lists below it.
Change last_change(const Site& site, const Page& page) {
  Change change = own_change(page);
  for (const Index member : page.pages) take_newer(change, own_change(site.pages[member]));
  for (const Index child : page.children) take_newer(change, last_change(site, site.pages[child]));
  return change;
}

std::string element_of(std::string_view name, const std::string& url, const Change& change,
                       const std::string& more = {}) {
  std::string xml = "  <" + std::string(name) + '>' + element("loc", url);
  if (change) xml += element("lastmod", base::format_iso(*change));
  return xml + more + "</" + std::string(name) + ">\n";
}

}  // namespace

std::vector<SitemapPart> sitemap_parts(const Site& site, const SitemapLimits& limits) {
  constexpr std::size_t kHead = 200;
  std::vector<SitemapPart> parts(1);
  std::size_t bytes = kHead;
  for (const Index page : listed_pages(site)) {
    const std::size_t more = most_bytes(site, site.pages[page]);
    if (parts.back().size() == limits.urls || bytes + more > limits.bytes) {
      parts.emplace_back();
      bytes = kHead;
    }
    parts.back().push_back(page);
    bytes += more;
  }
  return parts;
}

std::string sitemap_path(std::size_t part, std::size_t parts) {
  return parts == 1 ? "/sitemap.xml" : "/sitemap-" + std::to_string(part + 1) + ".xml";
}

std::string sitemap(const Site& site, const SitemapPart& pages) {
  std::string xml = head_of("urlset", has_alternates(site, pages) ? kLinks : std::string_view());
  for (const Index index : pages) {
    const Page& page = site.pages[index];
    xml += element_of("url", site::absolute_url(site, page.path), last_change(site, page),
                      links_of(site, page));
  }
  return xml + "</urlset>\n";
}

std::string sitemap_index(const Site& site, const std::vector<SitemapPart>& parts) {
  std::string xml = head_of("sitemapindex");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Change change;
    for (const Index page : parts[i]) take_newer(change, last_change(site, site.pages[page]));
    xml += element_of("sitemap", site::absolute_url(site, sitemap_path(i, parts.size())), change);
  }
  return xml + "</sitemapindex>\n";
}

std::string robots(const Site& site) {
  std::string text = "User-agent: *\nAllow: /\n";
  if (site.configuration.sitemap && !site.configuration.base_url.empty())
    text += "\nSitemap: " + site::absolute_url(site, "/sitemap.xml") + '\n';
  return text;
}

}  // namespace output
