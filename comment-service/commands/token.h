// `postil-comments moderator add`, `token add` and `token revoke`.
#pragma once

#include <string>

#include "domain/moderator.h"

namespace commands {

// Prints the new token alone on standard output: it is stored nowhere. The exit status.
int add_token(const std::string& database, const std::string& name, domain::Role role);

// One line for each token that is not revoked: name, role, since when.
int list_tokens(const std::string& database);
int revoke_token(const std::string& database, const std::string& name);

}  // namespace commands
