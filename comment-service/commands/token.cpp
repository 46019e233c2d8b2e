#include "commands/token.h"

#include <cstdio>

#include "auth/token.h"
#include "base/text.h"
#include "commands/database.h"
#include "commands/failure.h"
#include "storage/sqlite/store.h"

namespace commands {
namespace {

base::Result<void> add(const std::string& database, const std::string& name, domain::Role role) {
  if (!base::is_valid_utf8(name) || base::is_blank(name) ||
      base::forbidden_character(name, base::Lines::one)) {
    return base::Fault{base::Code::bad_request, "the name of a token must be readable text"};
  }
  base::SystemRandom random;
  TRY(const std::unique_ptr<storage::Store> store, sqlite::open(database, random));
  const std::string token = auth::new_token(random);
  const base::Time now = base::SystemClock().now();
  base::Result<void> added = store->add_token({name, role, auth::token_hash(token), now});
  if (!added && added.fault().code == base::Code::conflict) {
    return base::Fault{base::Code::conflict,
                       "\"" + name + "\" has a token already; `token revoke` takes it back"};
  }
  if (added) std::printf("%s\n", token.c_str());
  return added;
}

base::Result<void> revoke(const std::string& database, const std::string& name) {
  TRY(const std::unique_ptr<storage::Store> store, open_existing(database));
  return store->revoke_token(name, base::SystemClock().now());
}

}  // namespace

int add_token(const std::string& database, const std::string& name, domain::Role role) {
  return status_of(add(database, name, role));
}

int list_tokens(const std::string& database) {
  return with_store(database, [](storage::Store& store) -> base::Result<void> {
    TRY(const std::vector<storage::TokenState> tokens, store.tokens());
    for (const storage::TokenState& token : tokens) {
      if (token.revoked) continue;
      std::printf("%s  %s  %s\n", token.name.c_str(), std::string(domain::name(token.role)).c_str(),
                  base::rfc3339(token.created).c_str());
    }
    return {};
  });
}

int revoke_token(const std::string& database, const std::string& name) {
  return status_of(revoke(database, name));
}

}  // namespace commands
