#include "base/encoding.h"
#include "http/answer_cache.h"
#include "http/caching.h"
#include "http/comment_addresses.h"
#include "http/handlers.h"
#include "http/thread_answers.h"
#include "http/thread_parameter.h"
#include "markup/anonymous.h"
#include "web/feed.h"

namespace http {
namespace {

// More entries than appear between two visits of a feed reader.
constexpr std::size_t kEntries = 50;

// The site's host. It outlives the service's address.
std::string authority(const Services& services) {
  const settings::Settings& settings = services.settings;
  const bool known = !settings.sites.empty();
  return settings::host_of(known ? settings.sites.front().origin : own_origin(settings));
}

// A tag URI (RFC 4151): unique for ever and independent of any address.
std::string tag(const Services& services, const std::string& date, const std::string& what) {
  return "tag:" + authority(services) + "," + date + ":" + what;
}

web::FeedEntry entry(const Services& services, const storage::RecentComment& recent,
                     const std::string& url) {
  const domain::Comment& comment = recent.comment;
  web::FeedEntry entry;
  entry.published = base::rfc3339(comment.created);
  entry.updated = base::rfc3339(comment.edited.value_or(comment.created));
  entry.id = tag(services, entry.published.substr(0, 10), "comment-" + comment.id);
  entry.name = markup::shown_name(comment.name, recent.lang);
  entry.title = entry.name + " on " + (recent.title.empty() ? comment.thread : recent.title);
  entry.website = comment.website;
  entry.url = url;
  entry.html = comment.html;
  return entry;
}

base::Result<Response> feed_response(const Services& services,
                                     const std::optional<std::string>& thread, web::Feed feed) {
  TRY(const std::vector<storage::RecentComment> comments,
      services.store.recent({thread, kEntries}));
  // An empty feed must have a constant date, so that it does not look new at every visit.
  feed.updated = base::rfc3339(base::Time());
  CommentAddresses addresses(services);
  for (const storage::RecentComment& recent : comments) {
    TRY(const std::string url, addresses.of(recent.comment));
    feed.entries.push_back(entry(services, recent, url));
    feed.updated = std::max(feed.updated, feed.entries.back().updated);
  }
  return cached_briefly(
      {200, {{"Content-Type", "application/atom+xml; charset=utf-8"}}, web::atom(feed)});
}

// The key in the id of a thread's feed. The feed of a thread that was merged keeps its id at the
// address that its readers have.
base::Result<std::string> key_in_feed_id(const Services& services, const std::string& page,
                                         const std::string& key) {
  const base::Result<std::string> written = domain::thread_key(page);
  if (!written || *written == key) return key;
  TRY(const std::optional<domain::Thread> merged, services.store.thread(*written));
  return merged ? *written : key;
}

}  // namespace

base::Result<Response> show_site_feed(const Services& services, const Request& request) {
  const std::int64_t change = services.store.change();
  web::Feed feed;
  feed.id = tag(services, "2026-01-01", "comments");
  feed.title = "Comments on " + authority(services);
  feed.self_url =
      settings::own_origin(services.settings) + own_path(services, "/feeds/comments.atom");
  const CacheRequest cache_request{"feed", [&] { return CachedAnswer{std::to_string(change)}; },
                                   [&] { return feed_response(services, std::nullopt, feed); }};
  TRY(const std::shared_ptr<const CachedAnswer> answer,
      services.answer_cache.find(cache_request, change, services.clock.now()));
  return unless_known(request, answer->response);
}

base::Result<Response> show_thread_feed(const Services& services, const Request& request) {
  const std::string page = Query(request.query).value("thread");
  TRY(const std::string key, thread_key(page, services));
  TRY(const std::string id_key, key_in_feed_id(services, page, key));
  const auto make = [&]() -> base::Result<Response> {
    TRY(const domain::Thread thread,
        usecases::find_thread(key, empty_thread(services), services.store));
    web::Feed feed;
    feed.id = tag(services, "2026-01-01", "comments-on" + base::percent_encode(id_key, "/"));
    feed.title = "Comments on " + (thread.title.empty() ? key : thread.title);
    feed.self_url = settings::own_origin(services.settings) +
                    own_path(services, "/feeds/thread.atom?thread=") + base::percent_encode(key);
    feed.page_url = page_url(services, key);
    return feed_response(services, key, std::move(feed));
  };
  TRY(const std::shared_ptr<const CachedAnswer> answer,
      answer_of_thread(services, key, DependsOn::comments, {"feed " + id_key, {}, make}));
  return unless_known(request, answer->response);
}

}  // namespace http
