// Replies to comments that wait for a moderator.
#pragma once

#include <set>
#include <string>

#include "domain/decision.h"
#include "storage/moderation.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// Before a reply is stored: a visitor's reply waits with its parent, and for a moderator's the
// decision about the parent is made. Faults: conflict when a moderator's reply has no decision, and
// those of decide_comment().
base::Result<void> settle_parent(Connection& connection, domain::Comment& reply,
                                 const std::optional<domain::Decision>& decision);

// The same for the changed text of a reply that waits with its parent.
base::Result<void> wait_with_parent(Connection& connection, domain::Comment& reply);

// A change after which replies need not wait any more.
struct Release {
  storage::Actor actor;
  base::Time at;
  // The ids of comments that have a decision of their own.
  std::set<std::string> decided = {};
};

// Publishes the replies that wait with this comment, which was just published, and theirs in turn.
base::Result<void> publish_waiting_replies(Connection& connection, const std::string& parent,
                                           const Release& release);

// The comment is not published after all. Each reply that waits with it waits for a decision of its
// own.
base::Result<void> part_from_parent(Connection& connection, const std::string& parent);

// Whether readers see the comment or a placeholder for it.
base::Result<bool> is_displayed(Connection& connection, const std::string& id);

}  // namespace sqlite
