// What was done to a comment, kept for ever in the transaction that did it.
#pragma once

#include "storage/sqlite/rows.h"

namespace sqlite {

struct Event {
  base::Time at;
  // "visitor", or the name of who has a token.
  std::string actor;
  std::string kind;
  // The status before; nothing for a new comment.
  std::optional<std::string> from = {};
  std::string note = {};
};

// `comment` as it is afterwards.
base::Result<void> insert_event(Connection& connection, const domain::Comment& comment,
                                const Event& event);

}  // namespace sqlite
