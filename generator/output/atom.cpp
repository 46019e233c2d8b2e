#include "output/atom.h"

#include <algorithm>

#include "base/text.h"
#include "markdown/render.h"
#include "output/xml.h"
#include "site/links.h"
#include "site/lists.h"

namespace output {
namespace {

using site::Index;
using site::Page;
using site::Site;

const base::Date& updated(const Page& page) {
  if (page.lastmod && page.lastmod->instant > page.date->instant) return *page.lastmod;
  return *page.date;
}

std::vector<Index> entries_of(const Site& site, const Page& list) {
  std::vector<Index> entries;
  std::copy_if(list.pages.begin(), list.pages.end(), std::back_inserter(entries),
               [&](Index i) { return site.pages[i].date.has_value(); });
  std::stable_sort(entries.begin(), entries.end(), [&](Index a, Index b) {
    return site.pages[a].date->instant > site.pages[b].date->instant;
  });
  entries.resize(std::min(entries.size(), static_cast<std::size_t>(site.configuration.feed_items)));
  return entries;
}

std::string full_text(const Site& site, const Page& page) {
  markdown::Rendered rendered = site.rendered[page.document];
  std::vector<std::string> values = site.slots[page.document];
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (rendered.slots[i].kind != markdown::SlotKind::label)
      values[i] = site::absolute_slot(site, page, values[i]);
  }
  return markdown::fill(rendered, values);
}

std::string author(const std::string& name) {
  return "<author><name>" + xml_text(name) + "</name></author>\n";
}

// RFC 4287, 4.1.2: an entry has an author, its own or the feed's.
std::string authors_of(const Site& site, const Page& page) {
  std::string xml;
  for (const Page::TermLink& link : page.terms) {
    if (link.taxonomy == "authors") xml += "    " + author(site.pages[link.page].title);
  }
  return xml;
}

std::string categories_of(const Site& site, const Page& page) {
  std::string xml;
  for (const Page::TermLink& link : page.terms) {
    if (link.taxonomy != "authors")
      xml += "    <category term=\"" + xml_text(site.pages[link.page].title) + "\"/>\n";
  }
  return xml;
}

std::string entry(const Site& site, const Page& page) {
  const std::string url = site::absolute_url(site, page.path);
  std::string xml = "  <entry>\n    <title>" + xml_text(page.title) + "</title>\n";
  xml += "    <id>" + xml_text(url) +
         "</id>\n    <link rel=\"alternate\" type=\"text/html\" href=\"" + xml_text(url) + "\"/>\n";
  xml += "    <published>" + base::format_iso(*page.date) + "</published>\n    <updated>" +
         base::format_iso(updated(page)) + "</updated>\n";
  xml += authors_of(site, page) + categories_of(site, page);
  const std::string summary =
      page.description.empty() ? site.rendered[page.document].summary : page.description;
  if (!summary.empty()) xml += "    <summary>" + xml_text(summary) + "</summary>\n";
  return xml + "    <content type=\"html\">" + xml_text(full_text(site, page)) +
         "</content>\n  </entry>\n";
}

}  // namespace

std::string atom_feed(const Site& site, Index index) {
  const Page& list = site.pages[index];
  const std::vector<Index> entries = entries_of(site, list);
  const std::string url = site::absolute_url(site, list.path);
  const std::string self = site::absolute_url(site, site::feed_path(list));
  const Index newest = *std::max_element(entries.begin(), entries.end(), [&](Index a, Index b) {
    return updated(site.pages[a]).instant < updated(site.pages[b]).instant;
  });
  const std::string title =
      list.kind == site::Kind::home ? site.title : list.title + " · " + site.title;
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"" +
      xml_text(site.configuration.language) + "\">\n";
  xml += "  <title>" + xml_text(title) + "</title>\n";
  if (!list.description.empty())
    xml += "  <subtitle>" + xml_text(list.description) + "</subtitle>\n";
  xml += "  <id>" + xml_text(url) + "</id>\n";
  xml += "  <link rel=\"self\" type=\"application/atom+xml\" href=\"" + xml_text(self) + "\"/>\n";
  xml += "  <link rel=\"alternate\" type=\"text/html\" href=\"" + xml_text(url) + "\"/>\n";
  xml += "  <updated>" + base::format_iso(updated(site.pages[newest])) + "</updated>\n";
  xml += "  " + author(site.configuration.author.empty() ? site.title : site.configuration.author);
  xml += "  <generator version=\"" POSTIL_VERSION "\">Postil</generator>\n";
  for (const Index i : entries) xml += entry(site, site.pages[i]);
  return xml + "</feed>\n";
}

}  // namespace output
