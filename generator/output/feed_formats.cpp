#include "output/feed_formats.h"

#include "output/atom.h"
#include "output/json_feed.h"
#include "output/rss.h"

namespace output {

using configuration::FeedFormat;

std::string feed_text(const Feed& feed, FeedFormat format) {
  switch (format) {
    case FeedFormat::atom:
      return atom(feed);
    case FeedFormat::rss:
      return rss(feed);
    case FeedFormat::json:
      return json_feed(feed);
  }
  return {};
}

}  // namespace output
