// A read transaction, so that several queries see one state of the database.
#pragma once

#include <utility>

#include "storage/sqlite/connection.h"

namespace sqlite {

// Ends the read transaction when it is destroyed.
class Moment {
 public:
  static base::Result<Moment> begin(Connection& connection) {
    TRY_DONE(connection.execute("BEGIN"));
    return Moment(connection);
  }
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;
  Moment(Moment&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Moment& operator=(Moment&&) = delete;
  ~Moment() {
    // Nothing was written, so a failed COMMIT loses nothing.
    if (connection_ != nullptr) [[maybe_unused]]
      const auto ended = connection_->execute("COMMIT");
  }

 private:
  explicit Moment(Connection& connection) : connection_(&connection) {}

  Connection* connection_;
};

}  // namespace sqlite
