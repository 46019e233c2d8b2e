#include "commands/database.h"

#include "commands/failure.h"
#include "storage/sqlite/store.h"

namespace commands {

int with_store(const std::string& database,
               const std::function<base::Result<void>(storage::Store&)>& work) {
  base::SystemRandom random;
  const auto run = [&]() -> base::Result<void> {
    TRY(const std::unique_ptr<storage::Store> store, sqlite::open(database, random));
    return work(*store);
  };
  return status_of(run());
}

}  // namespace commands
