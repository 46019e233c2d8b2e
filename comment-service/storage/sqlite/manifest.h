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

// Whether `key` is an address whose comments moved to `target`.
base::Result<bool> leads_to(Connection& connection, const std::string& key,
                            const std::string& target);
// Undoes that: what came from `key` last, with all replies since, is found there again; what else
// is written under `from` stays.
base::Result<void> take_back(Connection& connection, const std::string& from,
                             const std::string& key);

// Whether the site has named its pages.
base::Result<bool> has_manifest(Connection& connection);

}  // namespace sqlite
