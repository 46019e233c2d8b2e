// Merges stored threads whose keys are several spellings of one page.
#pragma once

#include <vector>

#include "domain/thread_merges.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// Merges all threads that `key_of_page` gives the same key, and returns these merges. Ids, replies
// and the positions of comments stay, the old keys lead on, and the audit log has an entry for each
// merge. Must be called in a write transaction.
base::Result<std::vector<domain::ThreadMerge>> merge_threads(Connection& connection,
                                                             const domain::KeyOfPage& key_of_page,
                                                             base::Time at);

// The same in a transaction of its own, in the existing database `path`. Writes nothing if there is
// nothing to merge.
base::Result<std::vector<domain::ThreadMerge>> merge_threads(const std::string& path,
                                                             const domain::KeyOfPage& key_of_page,
                                                             base::Time at);

}  // namespace sqlite
