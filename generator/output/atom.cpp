#include "output/atom.h"

#include <string_view>

#include "base/time.h"
#include "base/version.h"
#include "output/xml.h"

namespace output {
namespace {

std::string link(std::string_view relation, std::string_view type, std::string_view url) {
  std::string xml = "<link rel=\"" + std::string(relation) + '"';
  if (!type.empty()) xml += " type=\"" + xml_text(type) + '"';
  return xml + " href=\"" + xml_text(url) + "\"/>\n";
}

std::string person(const FeedAuthor& author) {
  std::string xml = "<author>" + element("name", author.name);
  if (!author.url.empty()) xml += element("uri", author.url);
  return xml + "</author>\n";
}

std::string entry_xml(const Entry& entry) {
  std::string xml = "  <entry>\n    " + element("title", entry.title) + "\n    " +
                    element("id", entry.url) + "\n    " + link("alternate", "text/html", entry.url);
  if (!entry.original.empty()) xml += "    " + link("via", "", entry.original);
  if (!entry.image_type.empty()) xml += "    " + link("enclosure", entry.image_type, entry.image);
  xml += "    " + element("published", base::format_iso(entry.published)) + "\n    " +
         element("updated", base::format_iso(entry.updated)) + '\n';
  for (const FeedAuthor& author : entry.authors) xml += "    " + person(author);
  for (const std::string& name : entry.categories)
    xml += "    <category term=\"" + xml_text(name) + "\"/>\n";
  if (!entry.summary.empty()) xml += "    " + element("summary", entry.summary) + '\n';
  return xml + "    <content type=\"html\">" + xml_text(entry.html) + "</content>\n  </entry>\n";
}

}  // namespace

std::string atom(const Feed& feed) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"" +
      xml_text(feed.language) + "\">\n  " + element("title", feed.title) + '\n';
  if (!feed.description.empty()) xml += "  " + element("subtitle", feed.description) + '\n';
  xml += "  " + element("id", feed.url) + '\n';
  xml += "  " + link("self", "application/atom+xml", feed.self);
  xml += "  " + link("alternate", "text/html", feed.url);
  xml += "  " + element("updated", base::format_iso(feed.updated)) + '\n';
  xml += "  " + person({feed.author, ""});
  xml += "  <generator version=\"" + xml_text(base::version()) + "\">Postil</generator>\n";
  for (const Entry* entry : feed.entries) xml += entry_xml(*entry);
  return xml + "</feed>\n";
}

}  // namespace output
