#include "site/page_threads.h"

#include <map>
#include <set>
#include <string>

#include "site/thread_key.h"

namespace site {
namespace {

class ThreadSearch {
 public:
  ThreadSearch(const Site& site, const comments::Snapshot& snapshot)
      : site_(site), snapshot_(snapshot) {
    for (const auto& [key, thread] : snapshot.threads) {
      if (!thread.page.empty() && !thread.moved_to) by_name_.emplace(thread.page, &thread);
    }
    for (const Page& page : site.pages) {
      if (page.comments) own_keys_.insert(thread_key(site, page));
    }
    for (const Alias& alias : site.aliases) aliases_[alias.page].push_back(alias.path);
  }

  // A page that has moved keeps its comments also before the service knows of the move: then they
  // are still in the thread with the page's name (`id`), or at one of its former addresses.
  const comments::Thread* of(Index index) const {
    const Page& page = site_.pages[index];
    const comments::Thread* own = at(thread_key(site_, page));
    if (own != nullptr && !own->comments.empty()) return own;
    const comments::Thread* former = former_thread(index);
    return former == nullptr ? own : former;
  }

 private:
  // Follows moves. Null for an unknown key, and for moves in a circle.
  const comments::Thread* at(std::string key) const {
    for (std::size_t moves = 0; moves <= snapshot_.threads.size(); ++moves) {
      const auto found = snapshot_.threads.find(key);
      if (found == snapshot_.threads.end()) return nullptr;
      if (!found->second.moved_to) return &found->second;
      key = *found->second.moved_to;
    }
    return nullptr;
  }

  const comments::Thread* former_thread(Index index) const {
    const Page& page = site_.pages[index];
    const auto named = by_name_.find(page.thread.id);
    if (named != by_name_.end() && is_free(named->second->key)) return named->second;
    const auto aliases = aliases_.find(index);
    if (aliases == aliases_.end()) return nullptr;
    for (const std::string& path : aliases->second) {
      const std::string key = thread_key(site_, path);
      const comments::Thread* thread = is_free(key) ? at(key) : nullptr;
      if (thread != nullptr && is_free(thread->key)) return thread;
    }
    return nullptr;
  }

  // Whether no page has this key as its own.
  bool is_free(const std::string& key) const { return !own_keys_.contains(key); }

  const Site& site_;
  const comments::Snapshot& snapshot_;
  std::map<std::string, const comments::Thread*> by_name_;
  std::set<std::string> own_keys_;
  std::map<Index, std::vector<std::string>> aliases_;
};

}  // namespace

PageThreads::PageThreads(const Site& site, const comments::Snapshot& snapshot)
    : threads_(site.pages.size()) {
  const ThreadSearch search(site, snapshot);
  for (Index i = 0; i < site.pages.size(); ++i) {
    if (!site.pages[i].comments) continue;
    threads_[i] = search.of(i);
    if (threads_[i] == nullptr) without_thread_.push_back(i);
  }
}

const comments::Thread* PageThreads::of(Index page) const {
  return page < threads_.size() ? threads_[page] : nullptr;
}

std::vector<const comments::Thread*> PageThreads::without_page(
    const comments::Snapshot& snapshot) const {
  const std::set<const comments::Thread*> shown(threads_.begin(), threads_.end());
  std::vector<const comments::Thread*> hidden;
  for (const auto& [key, thread] : snapshot.threads) {
    if (thread.count > 0 && !shown.contains(&thread)) hidden.push_back(&thread);
  }
  return hidden;
}

}  // namespace site
