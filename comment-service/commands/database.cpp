#include "commands/database.h"

#include <filesystem>

#include "commands/failure.h"
#include "storage/sqlite/store.h"

namespace commands {

base::Result<std::unique_ptr<storage::Store>> open_existing(const std::string& database) {
  std::error_code failed;
  // Other failures, such as a missing permission, are told when the database is opened.
  const std::filesystem::file_status found = std::filesystem::status(database, failed);
  const bool missing = found.type() == std::filesystem::file_type::not_found &&
                       failed == std::errc::no_such_file_or_directory;
  if (missing && !database.empty()) {
    return base::Fault{base::Code::not_found, "there is no database \"" + database +
                                                  "\"; name another with --database, or "
                                                  "make one with `postil-comments moderator add`"};
  }
  base::SystemRandom random;
  return sqlite::open(database, random);
}

int with_store(const std::string& database,
               const std::function<base::Result<void>(storage::Store&)>& work) {
  const auto run = [&]() -> base::Result<void> {
    TRY(const std::unique_ptr<storage::Store> store, open_existing(database));
    return work(*store);
  };
  return status_of(run());
}

}  // namespace commands
