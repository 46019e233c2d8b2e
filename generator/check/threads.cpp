#include "check/threads.h"

#include <string>

#include "base/text.h"
#include "base/url.h"

namespace check {
namespace {

// An alias begins below the path of base_url. Other threads can be moved by moderators only.
std::string way_to_move(const site::Site& site, const std::string& key) {
  const std::string base_path = base::decode(site.configuration.base_path());
  if (!key.starts_with(base_path))
    return "move them: postil-comments thread move " + key + " PATH-OF-THE-PAGE";
  return "give that page the alias /" + key.substr(base_path.size());
}

base::Diagnostic thread_without_page(const site::Site& site, const comments::Thread& thread) {
  const std::string place = site.configuration.comments.service;
  return base::warning_at(base::Kind::unknown_thread, {.file = place.empty() ? "comments" : place},
                          "the thread " + thread.key + " has " +
                              base::count_of(thread.count, "comment") + ", but no page shows them",
                          "if a page has taken its place, " + way_to_move(site, thread.key));
}

base::Diagnostic page_without_thread(const site::Site& site, const site::Page& page) {
  const std::string source =
      page.document == site::kNone ? page.path : site.documents[page.document].source.path;
  return base::warning_at(base::Kind::unknown_thread, {.file = source},
                          "the comment service does not know this page, so nobody can comment",
                          "run `postil comments push`");
}

}  // namespace

void check_threads(const site::Site& site, const site::PageThreads& threads,
                   const comments::Folder& comments, base::Report& report) {
  for (const comments::Thread* thread : threads.without_page(comments.snapshot))
    report.add(thread_without_page(site, *thread));
  const bool is_frozen = comments.service == comments::Service::frozen;
  if (is_frozen || comments.snapshot.accepts != comments::Accepts::listed) return;
  for (const site::Index page : threads.without_thread())
    report.add(page_without_thread(site, site.pages[page]));
}

}  // namespace check
