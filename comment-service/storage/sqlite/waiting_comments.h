// The limits of comments that wait for a moderator, and the notices for moderators that one was
// met.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// The network whose waiting comments are counted together: the widest that rates count.
std::string waiting_network(const domain::Comment& comment, const storage::Rates& rates);

// The network that the stored comment counts for.
base::Result<std::string> network_of(Connection& connection, const std::string& id);

struct WaitingComment {
  const domain::Comment& comment;
  const std::string& network;
  const storage::Rates& rates;
};

// Returns the limit that leaves no room for one more waiting comment. Nothing when there is room,
// when the comment does not wait, or when its author is known: see is_known_author().
base::Result<std::optional<storage::FullQueue>> find_full_queue(Connection& connection,
                                                                const WaitingComment& waiting);

// The fault for the visitor: queue_full.
base::Fault queue_full(const storage::FullQueue& full);

// Says which limit was met, for the log.
std::string words_for_log(const storage::FullQueue& full);

// Counts a comment that was turned away. Returns whether it is the first within an hour, so that
// the log gets one line an hour.
base::Result<bool> note_full_queue(Connection& connection, const storage::FullQueue& full);

// The notices of the last day, the newest first.
base::Result<std::vector<storage::FullQueue>> read_full_queues(Connection& connection);

// Deletes the notices that are older than a day.
base::Result<void> forget_full_queues(Connection& connection, base::Time now);

}  // namespace sqlite
