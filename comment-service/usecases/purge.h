// What nobody needs any more is forgotten after a while.
#pragma once

#include "base/log.h"
#include "settings/settings.h"
#include "storage/store.h"

namespace usecases {

// Says in the log how many comments were forgotten, or why none could be.
void purge(const settings::Purge& after, storage::Store& store, const base::Clock& clock,
           base::Log& log);

}  // namespace usecases
