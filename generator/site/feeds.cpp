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

std::optional<std::string> other_feed_path(const Site& site, const Page& page,
                                           const configuration::Feeds::Also& also) {
  if (!also.path.starts_with('/')) return folder_path(page) + also.path;
  if (page.kind != Kind::home) return std::nullopt;
  const auto is_below = [&](const Language& language) {
    return !language.prefix.empty() && also.path.starts_with(language.prefix + '/');
  };
  const Language& own = site.language_of(page);
  if (is_below(own)) return also.path;
  if (std::any_of(site.languages.begin(), site.languages.end(), is_below)) return std::nullopt;
  return page.language == 0 ? also.path : own.prefix + also.path;
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
