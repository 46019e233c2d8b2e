// Purges comments that stayed unpublished for a long time.
#pragma once

#include "base/log.h"
#include "settings/settings.h"
#include "storage/store.h"

namespace usecases {

// Logs the number of purged comments, or why the purge failed.
void purge(const settings::Purge& after, storage::Store& store, const base::Clock& clock,
           base::Log& log);

}  // namespace usecases
