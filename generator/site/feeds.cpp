#include "site/feeds.h"

#include <algorithm>

#include "site/lists.h"

namespace site {

using configuration::FeedFormat;

std::vector<FeedFormat> feeds_of(const Site& site, const Page& page) {
  const bool is_list =
      page.kind == Kind::home || page.kind == Kind::section || page.kind == Kind::term;
  const bool has_entries = std::any_of(page.pages.begin(), page.pages.end(),
                                       [&](Index i) { return site.pages[i].date.has_value(); });
  if (!is_list || !has_entries || site.configuration.base_url.empty()) return {};
  return site.configuration.feeds.formats;
}

std::string feed_path(const Page& page, FeedFormat format) {
  switch (format) {
    case FeedFormat::atom:
      return folder_path(page) + "atom.xml";
    case FeedFormat::rss:
      return folder_path(page) + "rss.xml";
    case FeedFormat::json:
      return folder_path(page) + "feed.json";
  }
  return {};
}

std::string_view title_of(FeedFormat format) {
  switch (format) {
    case FeedFormat::atom:
      return "Atom";
    case FeedFormat::rss:
      return "RSS";
    case FeedFormat::json:
      return "JSON Feed";
  }
  return {};
}

std::string_view media_type_of(FeedFormat format) {
  switch (format) {
    case FeedFormat::atom:
      return "application/atom+xml";
    case FeedFormat::rss:
      return "application/rss+xml";
    case FeedFormat::json:
      return "application/feed+json";
  }
  return {};
}

}  // namespace site
