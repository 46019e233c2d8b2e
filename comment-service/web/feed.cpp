#include "web/feed.h"

#include "base/text.h"
#include "markup/link.h"
#include "markup/template.h"
#include "web/template_source.h"

namespace web {

std::string atom(const Feed& feed) {
  markup::View view;
  view.texts = {{"id", feed.id},
                {"title", base::without_bidi_controls(feed.title)},
                {"updated", feed.updated},
                {"self_url", feed.self_url},
                {"page_url", feed.page_url}};
  std::vector<markup::View>& entries = view.lists["entries"];
  for (const FeedEntry& entry : feed.entries) {
    entries.emplace_back().texts = {
        {"id", entry.id},
        // Feed readers show titles beside their own text, so bidirectional overrides are removed.
        {"title", base::without_bidi_controls(entry.title)},
        {"name", base::without_bidi_controls(entry.name)},
        {"website", markup::is_web_address(entry.website) ? entry.website : ""},
        {"url", entry.url},
        {"published", entry.published},
        {"updated", entry.updated},
        {"html", entry.html}};
  }
  return markup::render(template_source("templates/feed.mustache"), view);
}

}  // namespace web
