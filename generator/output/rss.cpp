#include "output/rss.h"

#include "base/text.h"
#include "base/time.h"
#include "base/version.h"
#include "output/xml.h"

namespace output {
namespace {

std::string item(const Entry& entry) {
  std::string xml = "  <item>\n    " + element("title", entry.title) + "\n    " +
                    element("link", entry.url) + "\n    " + element("guid", entry.url) + "\n    " +
                    element("pubDate", base::format_rfc822(entry.published)) + '\n';
  for (const FeedAuthor& author : entry.authors)
    xml += "    " + element("dc:creator", author.name) + '\n';
  if (!entry.original.empty()) xml += "    " + element("dc:source", entry.original) + '\n';
  for (const std::string& name : entry.categories) xml += "    " + element("category", name) + '\n';
  // The description of an item is the only text of RSS 2.0 that is HTML.
  if (!entry.summary.empty())
    xml += "    " + element("description", base::escape_html(entry.summary)) + '\n';
  if (!entry.image_type.empty()) {
    xml += "    <enclosure url=\"" + xml_text(entry.image) + "\" length=\"0\" type=\"" +
           xml_text(entry.image_type) + "\"/>\n";
  }
  return xml + "    " + element("content:encoded", entry.html) + "\n  </item>\n";
}

}  // namespace

std::string rss(const Feed& feed) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" "
      "xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n  ";
  xml += element("title", feed.title) + "\n  " + element("link", feed.url) + "\n  ";
  // RSS 2.0 requires a channel description.
  xml += element("description", feed.description.empty() ? feed.title : feed.description);
  xml += "\n  " + element("language", feed.language) + "\n  " +
         element("lastBuildDate", base::format_rfc822(feed.updated)) + "\n  " +
         element("generator", "Postil " + std::string(base::version())) +
         "\n  <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"" + xml_text(feed.self) +
         "\"/>\n";
  for (const Entry* entry : feed.entries) xml += item(*entry);
  return xml + "</channel>\n</rss>\n";
}

}  // namespace output
