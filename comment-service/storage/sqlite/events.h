// The audit log: who did what when, kept for ever in the transaction that did it; ids only.
#pragma once

#include "storage/sqlite/rows.h"
#include "storage/store.h"

namespace sqlite {

struct Event {
  base::Time at;
  storage::Actor actor;
  std::string kind;
  // The status before; nothing for a new comment.
  std::optional<std::string> from = {};
};

// `comment` as it is afterwards.
base::Result<void> insert_event(Connection& connection, const domain::Comment& comment,
                                const Event& event);

// About something that is no comment.
struct Subject {
  std::string kind;
  std::string id;
  std::string to = {};
};
base::Result<void> insert_event(Connection& connection, const Subject& subject, const Event& event);

base::Result<storage::Audit> read_audit(Connection& connection,
                                        const storage::AuditRequest& request);

}  // namespace sqlite
