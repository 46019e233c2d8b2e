// Decisions, redactions and other changes by moderators.
#pragma once

#include <set>
#include <string>

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// `decided` has the ids of comments whose own decisions follow, so that this one does not publish
// them.
base::Result<storage::DecisionResult> decide_comment(Connection& connection,
                                                     const domain::Decision& decision,
                                                     base::Time at,
                                                     const std::set<std::string>& decided = {});
// A fault of one decision is its own outcome. Fault: unavailable when the database fails.
base::Result<std::vector<base::Result<storage::DecisionResult>>> decide_comments(
    Connection& connection, const std::vector<domain::Decision>& decisions, base::Time at);
base::Result<domain::Comment> redact_comment(Connection& connection,
                                             const storage::Redaction& redaction);
base::Result<domain::Thread> change_thread(Connection& connection,
                                           const storage::ThreadChange& change);
base::Result<std::vector<storage::Note>> read_notes(Connection& connection, const std::string& id);

}  // namespace sqlite
