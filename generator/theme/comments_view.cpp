#include "theme/comments_view.h"

#include <cstdint>
#include <string_view>

#include "base/url.h"
#include "site/thread_key.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

// Whether the page takes comments, as far as a build can know. The service decides when they come.
bool is_open(const site::Page& page, const comments::Thread* thread, const BakedComments& baked) {
  const bool is_past = page.thread.closes && *page.thread.closes <= baked.clock.now;
  return !page.thread.is_closed && !is_past && (thread == nullptr || thread->is_open);
}

// Templates write the fragment on a line of its own, so its last line end would be one too many.
std::string_view without_last_line_end(std::string_view html) {
  if (html.ends_with('\n')) html.remove_suffix(1);
  return html;
}

void add_addresses(ViewFields& fields, const site::Site& site, const std::string& key,
                   bool is_live) {
  const std::string service = is_live ? site.configuration.comments.service : "";
  const std::string query = "?thread=" + base::encode_query(key);
  const auto address = [&](const std::string& path) { return is_live ? service + path : ""; };
  fields.emplace_back("service", service);
  fields.emplace_back("thread", key);
  fields.emplace_back("action", address("/api/v1/comments" + query));
  fields.emplace_back("threads_url", address("/threads" + query));
  fields.emplace_back("script_url", address("/embed.js"));
  add_text(fields, "feed_url", address("/feeds/thread.atom" + query));
}

}  // namespace

// A refused thread has no fragment (comments/check_snapshot.h).
const comments::Thread* baked_thread(const BakedComments& baked, site::Index page) {
  const comments::Thread* thread = baked.threads.of(page);
  return thread == nullptr || thread->fragment.empty() ? nullptr : thread;
}

CommentCount comment_count(const site::Site& site, site::Index page, const BakedComments& baked) {
  const language::Strings& words = site.language_of(site.pages[page]).words;
  const comments::Thread* thread = baked_thread(baked, page);
  if (thread == nullptr) return {.text = words.text("comments")};
  const auto count = static_cast<std::int64_t>(thread->count);
  return {.number = std::to_string(count),
          .text = count == 0 ? words.text("no_comments") : words.text("comment_count", count),
          .has_any = count > 0};
}

View comments_view(const site::Site& site, site::Index index, const BakedComments& baked) {
  const site::Page& page = site.pages[index];
  const comments::Thread* thread = baked_thread(baked, index);
  const bool is_live =
      baked.service == comments::Service::live && !site.configuration.comments.service.empty();
  if (!page.comments || (!is_live && thread == nullptr)) return false;
  const CommentCount count = comment_count(site, index, baked);
  ViewFields fields;
  // A page that has moved has the comments of its former address until the service knows of the
  // move. The script must ask for the same ones: it would replace them by an empty list.
  add_addresses(fields, site, thread == nullptr ? site::thread_key(site, page) : thread->key,
                is_live);
  fields.emplace_back("is_live", is_live);
  fields.emplace_back("is_open", is_live && is_open(page, thread, baked));
  fields.emplace_back("count", count.number);
  fields.emplace_back("count_text", count.text);
  fields.emplace_back("has_count", count.has_any);
  fields.emplace_back("version", thread == nullptr ? "" : thread->version);
  add_text(fields, "fragment",
           thread == nullptr ? "" : std::string(without_last_line_end(thread->fragment)));
  add_list(fields, "policy", {});
  return View::object(std::move(fields));
}

}  // namespace theme
