#include "site/page_comments.h"

#include <algorithm>
#include <map>

namespace site {
namespace {

// RFC 3339 has no later instant.
constexpr base::Instant kLast = 253402300799;  // 9999-12-31T23:59:59Z

}  // namespace

Thread thread_of(const content::Document& document, base::Report& report) {
  const content::CommentRules& rules = document.front_matter.comments;
  Thread thread;
  thread.is_closed = rules.closed.value_or(false);
  thread.moderation = rules.moderation.value_or(content::Moderation::policy);
  if (rules.id) thread.id = rules.id->value;
  if (!rules.close_after || !rules.close_after->time) return thread;
  if (const auto& date = document.front_matter.date) {
    const base::Instant closes = date->instant + rules.close_after->time->count();
    thread.closes = std::min(closes, kLast);
  } else if (!thread.is_closed) {
    report.add(base::warning_at(
        base::Kind::missing_date, rules.close_after->location,
        "the comments of " + document.source.path + " never close, because it has no date",
        "give the page a date, or write comments: {close_after: none} there"));
  }
  return thread;
}

void report_shared_threads(const Site& site, base::Report& report) {
  std::map<std::string, base::Location> first;  // by id
  for (const Page& page : site.pages) {
    if (page.kind != Kind::page) continue;
    const auto& id = site.documents[page.document].front_matter.comments.id;
    if (!id) continue;
    const auto [other, is_new] = first.emplace(id->value, id->location);
    if (is_new) continue;
    report.add(base::error_at(base::Kind::duplicate_thread, id->location,
                              "the comments of two pages have the id \"" + id->value +
                                  "\": here and at " + base::place_text(other->second),
                              "give one of them another id"));
  }
}

}  // namespace site
