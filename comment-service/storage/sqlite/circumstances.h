// The queries for policy conditions, the comment history, and the stored policies.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<domain::Circumstances> read_circumstances(
    Connection& connection, const storage::CircumstancesRequest& comment);

// Whether a comment with this e-mail address from this network is published, see
// domain::Circumstances. False when either is empty.
base::Result<bool> is_known_author(Connection& connection, const std::string& email,
                                   const std::string& address);

base::Result<std::vector<storage::HistoryEntry>> read_history(Connection& connection,
                                                              std::int64_t after,
                                                              std::size_t limit);

base::Result<void> count_refused(Connection& connection, const std::string& policy,
                                 const std::vector<std::string>& rules);
base::Result<std::map<std::string, std::int64_t>> read_refused(Connection& connection,
                                                               const std::string& policy);

base::Result<std::int64_t> insert_policy(Connection& connection,
                                         const storage::AppliedPolicy& policy);
base::Result<std::int64_t> read_policy_number(Connection& connection);
base::Result<std::optional<storage::AppliedPolicy>> read_policy(Connection& connection);

}  // namespace sqlite
