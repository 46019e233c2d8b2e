// The threads table.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

// The number of the thread with key ?1, or of the one that its comments moved to.
#define THREAD_NUMBER "(SELECT coalesce(moved_to, number) FROM threads WHERE key = ?1) "
// What a thread gets when readers see another state of it. It never had this version, and the
// highest number of all in `changed`.
#define NEW_VERSION "lower(hex(randomblob(8)))"
#define NEXT_CHANGE "(SELECT coalesce(max(changed), 0) + 1 FROM threads)"

// What thread_in() reads, in this order.
#define THREAD_COLUMNS \
  "key, title, open, version, listed, lang, page_open, closes, moderation, page "

namespace sqlite {

// How many columns THREAD_COLUMNS has: what a query adds starts here.
inline constexpr int kThreadColumns = 10;

domain::Thread thread_in(const Statement& row);

// By its key, or one that it had before.
base::Result<std::optional<domain::Thread>> find_thread(Connection& connection,
                                                        const std::string& key);

// What moderators say: title and whether it is open.
base::Result<void> save_thread(Connection& connection, const domain::Thread& thread);

// The thread to write to, which is there and open, or is made. Faults: unknown_thread,
// thread_closed.
base::Result<domain::Thread> enter_thread(Connection& connection, const std::string& key,
                                          storage::NewThread new_thread, base::Time at);

// To be called when readers see another state of the thread: it gets a version of its own.
// Published replies below keep what is no longer published as a placeholder, whatever its status:
// so a comment changes what they see only when it enters or leaves publication, or its text
// changes.
base::Result<void> renew_version(Connection& connection, const std::string& thread);

}  // namespace sqlite
