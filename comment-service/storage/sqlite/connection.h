// A connection to an SQLite file. Only connection.cpp uses sqlite3. Not thread-safe.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sqlite {

// A prepared statement. The order of calls is `bind* (step read*)*`. prepare() resets the
// statement.
class Statement {
 public:
  // `handle` is a sqlite3_stmt that the connection owns.
  explicit Statement(void* handle) : handle_(handle) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement(Statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Statement& operator=(Statement&&) = delete;
  // Resets the statement, so that no read transaction stays open.
  ~Statement();

  // Binds the values to ?1, ?2 and so on. Texts are copied, so they may be destroyed before step().
  template <class... Values>
  Statement& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  // Returns true when there is a row to read, and false at the end.
  base::Result<bool> step();
  // Runs a statement that returns no rows.
  base::Result<void> run();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  bool null(int column) const;

 private:
  void bind_one(int index, std::string_view text);
  void bind_one(int index, const std::string& text) { bind_one(index, std::string_view(text)); }
  void bind_one(int index, const char* text) { bind_one(index, std::string_view(text)); }
  void bind_one(int index, std::int64_t number);
  template <std::integral Number>
  void bind_one(int index, Number number) {
    bind_one(index, static_cast<std::int64_t>(number));
  }
  void bind_one(int index, std::nullopt_t nothing);
  template <class Value>
  void bind_one(int index, const std::optional<Value>& value) {
    value ? bind_one(index, *value) : bind_one(index, std::nullopt);
  }

  void* handle_;
};

// Detects commits of any process without a system call, so it is cheap enough for every request.
// Thread-safe while a connection of this process is open.
class Commits {
 public:
  // `index` is the mapped index of the write-ahead log (the "-shm" file).
  explicit Commits(const volatile void* index)
      : index_(static_cast<const volatile std::uint32_t*>(index)) {}

  // Changes after every commit; may also change spuriously.
  std::int64_t number() const;
  // Pages in the log, checkpointed or not.
  std::uint32_t logged_pages() const;

  // Bytes that the files must have for the committed pages to be in them.
  struct Sizes {
    std::int64_t database = 0;  // 0: unknown, because pages are only in the log
    std::int64_t log = 0;
    bool operator==(const Sizes&) const = default;
  };
  Sizes least_sizes() const;

 private:
  const volatile std::uint32_t* index_;
};

class Connection {
 public:
  // Opens an existing file. Sets WAL and synchronous=FULL.
  static base::Result<Connection> open(const std::string& path);

  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  // Runs statements that return no rows, separated by ";".
  base::Result<void> execute(const std::string& sql);
  // Each statement is prepared once per connection. `sql` must be a literal.
  base::Result<Statement> prepare(std::string_view sql);
  // Runs one statement without values that returns no rows. It is parsed once, as by prepare().
  base::Result<void> run(std::string_view sql);
  std::int64_t changed_rows() const;
  base::Result<Commits> commits() const;
  // Copies log pages to the database file, as far as no reader needs the old pages there.
  void checkpoint();
  // Disables automatic checkpoints after commits of this connection.
  void leave_checkpoints_to_others();
  // Closing the last connection copies the log to the database file and removes it. This keeps the
  // log as it is, when closing this one.
  void keep_log_at_close();

 private:
  struct State;
  explicit Connection(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace sqlite
