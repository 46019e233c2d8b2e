// Replies to comments that wait for a moderator.
#pragma once

#include "domain/decision.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// Before a reply is stored: a visitor's reply waits with its parent, and for a moderator's the
// decision about the parent is made. Faults: conflict when a moderator's reply has no decision, and
// those of decide_comment().
base::Result<void> settle_parent(Connection& connection, domain::Comment& reply,
                                 const std::optional<domain::Decision>& decision);

// The same for the changed text of a reply that waits with its parent.
base::Result<void> wait_with_parent(Connection& connection, domain::Comment& reply);

// Publishes the replies that wait with this comment, which was just published, and theirs in turn.
base::Result<void> publish_waiting_replies(Connection& connection, const domain::Comment& parent,
                                           const domain::Decision& decision, base::Time at);

// Whether readers see the comment or a placeholder for it.
base::Result<bool> is_displayed(Connection& connection, const std::string& id);

}  // namespace sqlite
