// A read transaction, so that several queries see one state of the database.
#pragma once

#include <utility>

#include "storage/sqlite/connection.h"

namespace sqlite {

// Ends the read transaction when it is destroyed.
class ReadTransaction {
 public:
  static base::Result<ReadTransaction> begin(Connection& connection) {
    TRY_DONE(connection.execute("BEGIN"));
    return ReadTransaction(connection);
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ReadTransaction(ReadTransaction&& other) noexcept
      : connection_(std::exchange(other.connection_, nullptr)) {}
  ReadTransaction& operator=(ReadTransaction&&) = delete;
  ~ReadTransaction() {
    // Nothing was written, so a failed COMMIT loses nothing.
    if (connection_ != nullptr) [[maybe_unused]]
      const auto ended = connection_->execute("COMMIT");
  }

 private:
  explicit ReadTransaction(Connection& connection) : connection_(&connection) {}

  Connection* connection_;
};

}  // namespace sqlite
