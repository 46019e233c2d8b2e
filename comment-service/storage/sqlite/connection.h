// One connection to an SQLite file: the only user of sqlite3. Used by one thread at a time.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sqlite {

// A prepared statement: `bind* (step read*)*`; it is reset when it is taken again.
class Statement {
 public:
  // `handle` is a sqlite3_stmt owned by the connection.
  explicit Statement(void* handle) : handle_(handle) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement(Statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Statement& operator=(Statement&&) = delete;
  // Resets, so that no read transaction stays open behind it.
  ~Statement();

  // Binds the values to ?1, ?2, …; text is copied: it may end before the step.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  // True when there is a row to read, false at the end.
  base::Result<bool> step();
  // For statements without rows.
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

// Tells that something was committed to a file, in whatever process, without asking the system:
// for every request. Used by any thread, as long as a connection of this process is open.
class Commits {
 public:
  // `index` is where the index of the write-ahead log is mapped.
  explicit Commits(const volatile void* index)
      : index_(static_cast<const volatile std::uint32_t*>(index)) {}

  // Another number after every commit, and sometimes without one.
  std::int64_t number() const;
  // Pages that are in the log, for the file or moved there already.
  std::uint32_t logged_pages() const;

 private:
  const volatile std::uint32_t* index_;
};

class Connection {
 public:
  // Opens, or creates with access for the owner alone; WAL, synchronous=FULL.
  static base::Result<Connection> open(const std::string& path);

  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  // Runs statements that return nothing, separated by ";".
  base::Result<void> execute(const std::string& sql);
  // Prepared once a connection; `sql` is a literal.
  base::Result<Statement> prepare(std::string_view sql);
  std::int64_t changed_rows() const;
  base::Result<Commits> commits() const;
  // Moves pages from the log to the file, as far as nobody needs them there.
  void checkpoint();
  // Commits of this connection do not.
  void leave_checkpoints_to_others();

 private:
  struct State;
  explicit Connection(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace sqlite
