// The audit log: who did what and when. An entry is written in the transaction of the change, has
// ids only, and is kept for ever.
#pragma once

#include "storage/sqlite/comment_rows.h"
#include "storage/store.h"

namespace sqlite {

struct AuditEvent {
  base::Time at;
  storage::Actor actor;
  std::string kind;
  // The status before the change; nothing for a new comment.
  std::optional<std::string> from = {};
};

// `comment` must be in its state after the change.
base::Result<void> insert_event(Connection& connection, const domain::Comment& comment,
                                const AuditEvent& event);

// The subject of an event that is not about a comment.
struct AuditSubject {
  std::string kind;
  std::string id;
  std::string to = {};
};
base::Result<void> insert_event(Connection& connection, const AuditSubject& subject,
                                const AuditEvent& event);

base::Result<storage::Audit> read_audit(Connection& connection,
                                        const storage::AuditRequest& request);

}  // namespace sqlite
