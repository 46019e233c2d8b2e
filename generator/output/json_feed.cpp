#include "output/json_feed.h"

#include <string_view>

#include "base/json.h"
#include "base/time.h"

namespace output {
namespace {

using base::Json;
using base::JsonList;
using base::JsonObject;

Json person(const FeedAuthor& author) {
  JsonObject object = {{"name", author.name}};
  add_text(object, "url", author.url);
  return object;
}

Json item(const Entry& entry) {
  JsonObject object = {{"id", entry.url}, {"url", entry.url}};
  add_text(object, "external_url", entry.original);
  object.emplace_back("title", entry.title);
  add_text(object, "summary", entry.summary);
  add_text(object, "image", entry.image);
  object.emplace_back("date_published", base::format_iso(entry.published));
  object.emplace_back("date_modified", base::format_iso(entry.updated));
  JsonList authors;
  for (const FeedAuthor& author : entry.authors) authors.push_back(person(author));
  if (!authors.empty()) object.emplace_back("authors", std::move(authors));
  if (!entry.categories.empty())
    object.emplace_back("tags", JsonList(entry.categories.begin(), entry.categories.end()));
  object.emplace_back("content_html", entry.html);
  return object;
}

}  // namespace

std::string json_feed(const Feed& feed) {
  JsonObject object = {{"version", "https://jsonfeed.org/version/1.1"}, {"title", feed.title}};
  add_text(object, "description", feed.description);
  object.emplace_back("home_page_url", feed.url);
  object.emplace_back("feed_url", feed.self);
  object.emplace_back("language", feed.language);
  object.emplace_back("authors", JsonList{person({feed.author, ""})});
  JsonList items;
  for (const Entry* entry : feed.entries) items.push_back(item(*entry));
  object.emplace_back("items", std::move(items));
  return base::to_text(object, 1) + '\n';
}

}  // namespace output
