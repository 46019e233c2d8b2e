// Which thread of a snapshot belongs to which page.
#pragma once

#include <vector>

#include "comments/snapshot.h"
#include "site/site.h"

namespace site {

// The thread of each page, of a snapshot that outlives this object.
class PageThreads {
 public:
  PageThreads() = default;
  PageThreads(const Site& site, const comments::Snapshot& snapshot);

  // Null when the page takes no comments, or the snapshot has no thread for it.
  const comments::Thread* of(Index page) const;
  // Pages that take comments and whose thread the snapshot does not know, in the order of pages.
  const std::vector<Index>& without_thread() const { return without_thread_; }
  // Threads with comments that no page shows, sorted by key.
  std::vector<const comments::Thread*> without_page(const comments::Snapshot& snapshot) const;

 private:
  std::vector<const comments::Thread*> threads_;  // by page; null: none
  std::vector<Index> without_thread_;
};

}  // namespace site
