// `postil-comments moderator add`, `token add` and `token revoke`.
#pragma once

#include <string>

#include "domain/moderator.h"

namespace commands {

// Prints only the new token on standard output; it is stored nowhere. Returns the exit status.
int add_token(const std::string& database, const std::string& name, domain::Role role);

// Prints one line for each token that is not revoked: name, role and creation time.
int list_tokens(const std::string& database);
int revoke_token(const std::string& database, const std::string& name);

}  // namespace commands
