#include "domain/manifest_plan.h"

#include <numeric>
#include <set>

namespace domain {
namespace {

using Keys = std::map<std::string, std::string>;

// The key of each page that has a stable name, by that name.
Keys keys_by_name(const std::vector<const ManifestPage*>& pages) {
  Keys keys;
  for (const ManifestPage* page : pages) {
    if (!page->thread.page.empty()) keys.emplace(page->thread.page, page->thread.key);
  }
  return keys;
}

// The address that the page of a stored thread has now; empty if it still has this one, or no name.
std::string new_address(const StoredThread& stored, const Keys& by_name) {
  if (!stored.moved_to.empty()) return {};
  const auto page = by_name.find(stored.thread.page);
  return page == by_name.end() || page->second == stored.thread.key ? std::string() : page->second;
}

// Whether the last manifest listed the thread, and its comments are still there.
bool is_listed_page(const StoredThread& stored) {
  return stored.thread.listed && stored.moved_to.empty();
}

// Joins the pages of a manifest that share a key (union-find).
class Joined {
 public:
  explicit Joined(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }

  // Records that the page needs the key, and joins it with the page that needed the key before.
  void need(const std::string& key, std::size_t page) {
    const auto [owner, fresh] = owners_.emplace(key, page);
    if (!fresh) parents_[root(page)] = root(owner->second);
  }

  std::size_t root(std::size_t page) {
    while (parents_[page] != page) page = parents_[page] = parents_[parents_[page]];
    return page;
  }

  bool needs(const std::string& key) const { return owners_.contains(key); }
  std::size_t owner(const std::string& key) const { return owners_.at(key); }
  const std::map<std::string, std::size_t>& owners() const { return owners_; }

 private:
  std::map<std::string, std::size_t> owners_;
  std::vector<std::size_t> parents_;
};

Joined join_pages(const StoredThreads& stored, const std::vector<const ManifestPage*>& pages) {
  Joined joined(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    joined.need(pages[i]->thread.key, i);
    for (const std::string& alias : pages[i]->aliases) joined.need(alias, i);
  }
  const Keys by_name = keys_by_name(pages);
  for (const auto& [key, thread] : stored) {
    const std::string now = new_address(thread, by_name);
    if (!now.empty()) joined.need(key, joined.owner(now));
  }
  return joined;
}

bool same_page(const Thread& a, const Thread& b) {
  return a.title == b.title && a.listed == b.listed && a.lang == b.lang &&
         a.page_open == b.page_open && a.closes == b.closes && a.moderation == b.moderation &&
         a.page == b.page;
}

class GroupPlan {
 public:
  GroupPlan(const StoredThreads& stored, const ManifestGroup& group)
      : stored_(stored), group_(group) {}

  ManifestChanges run() {
    for (const ManifestPage* page : group_.pages) list(page->thread);
    for (const ManifestPage* page : group_.pages) {
      for (const std::string& alias : page->aliases) move(alias, page->thread.key);
    }
    // A page with a stable name is found at its new address without an alias.
    const Keys by_name = keys_by_name(group_.pages);
    for (const std::string& key : group_.keys) {
      const StoredThread* thread = find(key);
      const std::string now = thread == nullptr ? std::string() : new_address(*thread, by_name);
      if (!now.empty()) move(key, now);
    }
    keep_closed();
    for (const std::string& key : group_.keys) unlist(key);
    return std::move(changes_);
  }

 private:
  const StoredThread* find(const std::string& key) const {
    const auto thread = stored_.find(key);
    return thread == stored_.end() ? nullptr : &thread->second;
  }

  void list(const Thread& page) {
    pages_.insert(page.key);
    const StoredThread* thread = find(page.key);
    if (thread == nullptr) ++changes_.added;
    const bool known =
        thread != nullptr && thread->moved_to.empty() && same_page(thread->thread, page);
    if (!known) changes_.listed.push_back(&page);
  }

  void move(const std::string& from, const std::string& to) {
    const StoredThread* thread = find(from);
    if (thread != nullptr && thread->moved_to == to) return;
    if (!moved_.insert(from).second) return;
    changes_.moves.push_back(
        {from, to, pages_.contains(from) ? OldAddress::is_another_page : OldAddress::leads_on});
  }

  // The moderators' open state belongs to the page that moves.
  void keep_closed() {
    for (const ThreadMove& move : changes_.moves) {
      if (move.old_address == OldAddress::is_another_page) changes_.open[move.from] = true;
    }
    for (const ThreadMove& move : changes_.moves) {
      const StoredThread* thread = find(move.from);
      const bool closed = thread != nullptr && !thread->thread.open;
      // A thread that has comments of its own keeps its state.
      const bool fresh = find(move.to) == nullptr || changes_.open.contains(move.to);
      if (closed && fresh) changes_.open[move.to] = false;
    }
  }

  void unlist(const std::string& key) {
    const StoredThread* thread = find(key);
    const bool gone = thread != nullptr && is_listed_page(*thread) && !pages_.contains(key) &&
                      !moved_.contains(key);
    if (gone) changes_.unlisted.push_back(key);
  }

  const StoredThreads& stored_;
  const ManifestGroup& group_;
  std::set<std::string> pages_;
  std::set<std::string> moved_;
  ManifestChanges changes_;
};

}  // namespace

std::vector<ManifestGroup> manifest_groups(const StoredThreads& stored,
                                           const std::vector<ManifestPage>& manifest) {
  std::vector<const ManifestPage*> pages;
  pages.reserve(manifest.size());
  for (const ManifestPage& page : manifest) pages.push_back(&page);
  Joined joined = join_pages(stored, pages);
  std::vector<ManifestGroup> by_root(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) by_root[joined.root(i)].pages.push_back(pages[i]);
  for (const auto& [key, page] : joined.owners()) by_root[joined.root(page)].keys.push_back(key);
  std::vector<ManifestGroup> groups;
  for (ManifestGroup& group : by_root) {
    if (!group.pages.empty()) groups.push_back(std::move(group));
  }
  for (const auto& [key, thread] : stored) {
    if (is_listed_page(thread) && !joined.needs(key)) groups.push_back({{key}, {}});
  }
  return groups;
}

ManifestChanges manifest_changes(const StoredThreads& stored, const ManifestGroup& group) {
  return GroupPlan(stored, group).run();
}

}  // namespace domain
