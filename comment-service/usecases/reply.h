// A moderator replies. The reply is published at once, with the author badge.
#pragma once

#include <string>

#include "base/random.h"
#include "storage/store.h"

namespace usecases {

struct Reply {
  std::string thread;
  // Empty at the top level.
  std::string parent;
  std::string body;
  // The displayed name. Visitors cannot use it from then on.
  std::string name;
  storage::Actor actor;
  storage::NewThread new_thread = storage::NewThread::refuse;
  // Approves the answered comment, too: the revision that the moderator read.
  std::optional<std::int64_t> approved_revision = {};
};

// Faults: bad_request with `errors`, and those of Store::add.
base::Result<domain::Comment> reply(const Reply& reply, storage::Store& store,
                                    const base::Clock& clock, base::Random& random);

}  // namespace usecases
