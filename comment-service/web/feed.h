// Comments as an Atom feed (RFC 4287).
#pragma once

#include <string>
#include <vector>

namespace web {

// Times are RFC 3339 in UTC.
struct FeedEntry {
  std::string id;
  std::string title;
  std::string name;
  std::string website;  // empty when the author gave none
  std::string url;
  std::string published;
  std::string updated;
  std::string html;  // from markup::comment_html()
};

struct Feed {
  std::string id;
  std::string title;
  std::string self_url;
  std::string page_url;  // empty when the site is unknown
  std::string updated;
  std::vector<FeedEntry> entries;
};

std::string atom(const Feed& feed);

}  // namespace web
