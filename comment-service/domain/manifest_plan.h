// Plans what a manifest changes. A plan depends on the stored threads and on the manifest only, so
// it can be made before the transaction that stores it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/thread.h"

namespace domain {

struct ManifestPage {
  // The site's fields only; the moderators' fields and the version are not used.
  Thread thread;
  // Earlier keys of the page. Their comments move to this thread.
  std::vector<std::string> aliases;
};

struct StoredThread {
  Thread thread;
  // The key of the thread that has the comments now; empty when they have not moved.
  std::string moved_to = {};
};

using StoredThreads = std::map<std::string, StoredThread>;

// Threads that must change together: pages, and the addresses from which their comments come. A
// chain or an exchange of addresses is one group. Groups do not depend on each other.
struct ManifestGroup {
  // Sorted. Some of these threads may not be stored yet.
  std::vector<std::string> keys;
  // In the order of the manifest, which they point into.
  std::vector<const ManifestPage*> pages;
};

// The groups of a manifest, and one without a page for each stored thread that it does not list any
// more. `pages` must live as long as the groups.
std::vector<ManifestGroup> manifest_groups(const StoredThreads& stored,
                                           const std::vector<ManifestPage>& pages);

// The role of an address after its comments have moved away.
enum class OldAddress { leads_on, is_another_page };

struct ThreadMove {
  std::string from;
  std::string to;
  OldAddress old_address = OldAddress::leads_on;
};

// The changes of one group, in the order in which they must be made.
struct ManifestChanges {
  // Threads to add, or to bring up to date. They point into the manifest.
  std::vector<const Thread*> listed;
  // How many of these are not stored yet.
  std::int64_t added = 0;
  // All at once, because pages may exchange their addresses. An address that is not stored is
  // added, because it leads on from now.
  std::vector<ThreadMove> moves;
  // The new open state, see Thread::open, by key.
  std::map<std::string, bool> open;
  std::vector<std::string> unlisted;

  bool empty() const { return listed.empty() && moves.empty() && unlisted.empty(); }
};

// `stored` must have every stored thread of the group; others are ignored.
ManifestChanges manifest_changes(const StoredThreads& stored, const ManifestGroup& group);

}  // namespace domain
