// The threads table.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

// The number of the thread with key ?1, or of the thread that has its comments now.
#define THREAD_NUMBER "(SELECT coalesce(moved_to, number) FROM threads WHERE key = ?1) "
// New values for a thread when readers see a change. The version is unique; `changed` is the
// highest of all threads.
#define NEW_VERSION "lower(hex(randomblob(8)))"
#define NEXT_CHANGE "(SELECT coalesce(max(changed), 0) + 1 FROM threads)"

// The columns that thread_in() reads, in this order.
#define THREAD_COLUMNS \
  "key, title, open, version, listed, lang, page_open, closes, moderation, page "

namespace sqlite {

// The number of columns in THREAD_COLUMNS. Additional columns of a query start at this index.
inline constexpr int kThreadColumns = 10;

domain::Thread thread_in(const Statement& row);

// Finds a thread by its current key or by an earlier one.
base::Result<std::optional<domain::Thread>> find_thread(Connection& connection,
                                                        const std::string& key);

// Saves the title and the moderators' open state.
base::Result<void> save_thread(Connection& connection, const domain::Thread& thread);

// Returns the thread for a new comment; it exists and is open, or is created. Faults:
// unknown_thread, thread_closed.
base::Result<domain::Thread> enter_thread(Connection& connection, const std::string& key,
                                          storage::NewThread new_thread, base::Time at);

// Must be called when readers see a change of the thread; it gets a new version. That is when a
// comment or its placeholder appears, disappears or says something else: see is_displayed().
base::Result<void> renew_version(Connection& connection, const std::string& thread);

}  // namespace sqlite
