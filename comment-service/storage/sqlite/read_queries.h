// Read queries for threads, feeds and the moderation queue. Each runs on a reader's connection.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Parses the cursor of a list: the next page begins below this sequence. Fault: bad_request.
base::Result<std::int64_t> sequence_in(const std::string& cursor);

base::Result<std::string> read_secret(Connection& connection);
base::Result<storage::Display> read_display(Connection& connection,
                                            const storage::DisplayRequest& request);
// Reads only the comments of read_display(). The caller must hold a read transaction and must have
// checked the cursor. Replaces `comments` and returns the cursor of the next page, or an empty
// text.
base::Result<std::string> read_shown(Connection& connection, const storage::DisplayRequest& request,
                                     std::vector<domain::Comment>& comments);
base::Result<std::optional<std::string>> read_page_cursor(Connection& connection,
                                                          const storage::PageRequest& request);
base::Result<std::vector<storage::RecentComment>> read_recent(
    Connection& connection, const storage::RecentRequest& request);
base::Result<storage::Queue> read_queue(Connection& connection,
                                        const storage::QueueRequest& request);
base::Result<std::vector<std::int64_t>> read_totals(Connection& connection,
                                                    const std::vector<std::string>& threads);

}  // namespace sqlite
