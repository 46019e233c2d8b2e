#include "domain/thread_merges.h"

namespace domain {
namespace {

bool is_marked(const StoredThreads& stored, const std::string& key) {
  const auto thread = stored.find(key);
  return thread != stored.end() && thread->second.thread.listed && thread->second.moved_to.empty();
}

// Whether the thread has nothing that only a manifest gives.
bool has_only_key(const Thread& thread) {
  return thread.title.empty() && thread.lang.empty() && thread.page.empty() && thread.page_open &&
         !thread.closes && thread.moderation == Moderation::policy;
}

bool is_listed(const StoredThreads& stored, const std::string& key) {
  if (!is_marked(stored, key)) return false;
  if (!has_only_key(stored.at(key).thread)) return true;
  const base::Result<std::string> other = meant_key(key, nothing_is_listed);
  return !other || *other == key || !is_marked(stored, *other);
}

}  // namespace

std::vector<ThreadMerge> thread_merges(const StoredThreads& stored, SitePages pages,
                                       const KeyOfPage& key_of_page) {
  const auto is_listed = [&](const std::string& key) -> base::Result<bool> {
    return pages == SitePages::listed && domain::is_listed(stored, key);
  };
  std::vector<ThreadMerge> merges;
  for (const auto& [key, thread] : stored) {
    base::Result<std::string> page = key_of_page(key, is_listed);
    if (!page || *page == key) continue;
    const bool has_comments = thread.moved_to.empty();
    if (has_comments || !stored.contains(*page)) merges.push_back({key, *std::move(page)});
  }
  return merges;
}

Thread merged(const Thread& thread, const Thread& other) {
  const bool others_page = other.listed && !thread.listed;
  Thread result = others_page ? other : thread;
  const Thread& rest = others_page ? thread : other;
  result.key = thread.key;
  result.version = thread.version;
  if (result.title.empty()) result.title = rest.title;
  result.open = thread.open && other.open;
  result.page_open = thread.page_open && other.page_open;
  if (!result.closes || (rest.closes && *rest.closes < *result.closes)) result.closes = rest.closes;
  if (rest.moderation == Moderation::hold) result.moderation = Moderation::hold;
  return result;
}

}  // namespace domain
