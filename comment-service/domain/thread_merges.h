// Merges threads whose keys are several spellings of one page.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/manifest_plan.h"

namespace domain {

// The comments of thread `from` move to thread `to`.
struct ThreadMerge {
  std::string from;
  std::string to;

  bool operator==(const ThreadMerge&) const = default;
};

// Returns the key of the page that a stored key means. A fault leaves the thread as it is.
using KeyOfPage =
    std::function<base::Result<std::string>(const std::string& key, const IsListed& is_listed)>;

// Whether the site has sent a manifest. Before the first one, every thread is marked as listed.
enum class SitePages { unknown, listed };

// The merges after which every thread has the key that requests mean. An old key without comments
// is merged only if the key of its page would otherwise lead nowhere. A visitor may have made a
// thread after the last manifest, which is marked as listed, too: it has only a key, and the
// manifest lists its page under another one.
std::vector<ThreadMerge> thread_merges(const StoredThreads& stored, SitePages pages,
                                       const KeyOfPage& key_of_page);

// The state of a thread that gets the comments of `other`. It accepts comments only when both did.
// The rest comes from the one that the site lists, or from `thread`.
Thread merged(const Thread& thread, const Thread& other);

}  // namespace domain
