// The site's pages come into the database.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<storage::ManifestOutcome> put_manifest(Connection& connection,
                                                    const storage::Manifest& manifest);

// What is written under one key is found under the other from now on. Both must be there.
base::Result<void> move_comments(Connection& connection, const std::string& from,
                                 const std::string& to);

}  // namespace sqlite
