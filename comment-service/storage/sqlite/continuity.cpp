#include "storage/sqlite/continuity.h"

#include <utility>

#include "base/encoding.h"
#include "storage/sqlite/connection.h"

namespace sqlite {
namespace {

constexpr const char* kServing = "serving";

std::string ended_with(const std::string& mark) { return "ended " + mark; }

base::Result<std::string> value_of(Connection& connection, std::string_view name) {
  TRY(Statement row, connection.prepare("SELECT value FROM meta WHERE name = ?1"));
  row.bind(name);
  TRY(const bool found, row.step());
  return found ? row.text(0) : std::string();
}

base::Result<void> set(Connection& connection, std::string_view name, const std::string& value) {
  TRY(Statement row, connection.prepare("INSERT OR REPLACE INTO meta VALUES(?1, ?2)"));
  row.bind(name, value);
  return row.run();
}

base::Result<void> leave_marks(ServiceLock& lock, const std::string& path,
                               const std::string& mark) {
  TRY(Connection connection, Connection::open(path));
  TRY_DONE(set(connection, "ended", mark));
  return lock.note(ended_with(mark));
}

}  // namespace

base::Result<Continuity> Continuity::begin(ServiceLock& lock, const std::string& path,
                                           base::Random& random) {
  TRY(Connection connection, Connection::open(path));
  TRY(const std::string mark, value_of(connection, "ended"));
  if (mark.empty() || lock.noted() != ended_with(mark))
    TRY_DONE(set(connection, "epoch", base::uuid(random.bytes(16))));
  TRY_DONE(lock.note(kServing));
  return Continuity(lock, path, random);
}

Continuity::Continuity(Continuity&& other) noexcept
    : lock_(std::exchange(other.lock_, nullptr)),
      path_(std::move(other.path_)),
      random_(other.random_) {}

Continuity::~Continuity() {
  // A database that has been put in the place of the served one is another one's.
  if (lock_ == nullptr || !lock_->is_in_place()) return;
  [[maybe_unused]] const base::Result<void> left =
      leave_marks(*lock_, path_, base::uuid(random_->bytes(16)));
}

}  // namespace sqlite
