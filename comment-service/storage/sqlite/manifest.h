// The site's pages come into the database.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<storage::ManifestOutcome> put_manifest(Connection& connection,
                                                    const storage::Manifest& manifest);

}  // namespace sqlite
