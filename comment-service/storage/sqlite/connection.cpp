#include "storage/sqlite/connection.h"

#include <sqlite3.h>

#include <unordered_map>

namespace sqlite {
namespace {

// Another process holds the write lock for milliseconds. A longer wait means that a process is
// stuck.
constexpr int kBusyMilliseconds = 10'000;

// Returns advice for the operator about a primary result code of SQLite, or an empty text for the
// codes that only a mistake in this program causes. Source: SQLite's "Result and Error Codes".
std::string_view way_out(int code) {
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "end the other program that writes it, or try again";
    case SQLITE_FULL:
      return "make room on the disk";
    case SQLITE_IOERR:
      return "look whether the disk is full or fails";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "let the program's user read and write the file and its folder";
    case SQLITE_NOTADB:
      return "name another file with --database";
    case SQLITE_CORRUPT:
      return "put a backup in its place";
    default:
      return {};
  }
}

// `doing` is a statement, which is shown only for an error of this program, or the path to open.
base::Fault fault(sqlite3* database, std::string_view doing) {
  const char* path = sqlite3_db_filename(database, "main");
  std::string detail(path == nullptr || *path == '\0' ? doing : std::string_view(path));
  detail.append(": ").append(sqlite3_errmsg(database));
  const std::string_view way = way_out(sqlite3_errcode(database));
  if (way.empty()) {
    detail.append(": ").append(doing);
  } else {
    detail.append("; ").append(way);
  }
  return {base::Code::unavailable, "the data cannot be reached just now", std::move(detail)};
}

sqlite3_stmt* native(void* handle) { return static_cast<sqlite3_stmt*>(handle); }

}  // namespace

Statement::~Statement() {
  if (handle_ == nullptr) return;
  sqlite3_reset(native(handle_));
  sqlite3_clear_bindings(native(handle_));
}

base::Result<bool> Statement::step() {
  switch (sqlite3_step(native(handle_))) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    case SQLITE_CONSTRAINT:
      return base::Fault{base::Code::conflict, "it exists already",
                         sqlite3_errmsg(sqlite3_db_handle(native(handle_)))};
    default:
      return fault(sqlite3_db_handle(native(handle_)), sqlite3_sql(native(handle_)));
  }
}

base::Result<void> Statement::run() {
  TRY([[maybe_unused]] const bool row, step());
  return {};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(native(handle_), column);
}

std::string Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(native(handle_), column);
  const int size = sqlite3_column_bytes(native(handle_), column);
  return size == 0 ? std::string()
                   : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool Statement::null(int column) const {
  return sqlite3_column_type(native(handle_), column) == SQLITE_NULL;
}

void Statement::bind_one(int index, std::string_view text) {
  // An empty view may have a null pointer, which SQLite would bind as NULL.
  sqlite3_bind_text64(native(handle_), index, text.empty() ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind_one(int index, std::int64_t number) {
  sqlite3_bind_int64(native(handle_), index, number);
}

void Statement::bind_one(int index, std::nullopt_t) { sqlite3_bind_null(native(handle_), index); }

struct Connection::State {
  sqlite3* database = nullptr;
  std::unordered_map<std::string_view, sqlite3_stmt*> statements;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  State(State&&) = delete;
  State& operator=(State&&) = delete;
  ~State() {
    for (const auto& [sql, statement] : statements) sqlite3_finalize(statement);
    sqlite3_close_v2(database);
  }
};

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&& other) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept = default;
Connection::~Connection() = default;

base::Result<Connection> Connection::open(const std::string& path) {
  auto state = std::make_unique<State>();
  // NOMUTEX is safe because only one thread at a time uses a connection.
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  // SQLite takes ":memory:" and "file:…" for something else than names of files.
  const bool special = path.starts_with(':') || path.starts_with("file:");
  const std::string name = special ? "./" + path : path;
  if (sqlite3_open_v2(name.c_str(), &state->database, flags, nullptr) != SQLITE_OK) {
    return fault(state->database, path);
  }
  sqlite3_busy_timeout(state->database, kBusyMilliseconds);
  Connection connection(std::move(state));
  // A log that grew beyond 64 MB is shortened when it restarts.
  // The rollback data of a savepoint stays in memory. In a file, it costs as much as the
  // transaction itself.
  constexpr auto settings =
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
      "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864";
  // This is the first read of the file. An unreadable file fails here, so the fault names the path.
  if (!connection.execute(settings)) return fault(connection.state_->database, path);
  return connection;
}

base::Result<void> Connection::execute(const std::string& sql) {
  if (sqlite3_exec(state_->database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return fault(state_->database, sql);
  }
  return {};
}

base::Result<Statement> Connection::prepare(std::string_view sql) {
  sqlite3_stmt*& statement = state_->statements[sql];
  if (statement == nullptr) {
    const int status =
        sqlite3_prepare_v3(state_->database, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (status != SQLITE_OK) return fault(state_->database, sql);
  }
  return Statement(statement);
}

base::Result<void> Connection::run(std::string_view sql) {
  TRY(Statement statement, prepare(sql));
  return statement.run();
}

std::int64_t Connection::changed_rows() const { return sqlite3_changes64(state_->database); }

base::Result<Commits> Connection::commits() const {
  // The first part of the index contains the header (SQLite's "WAL-mode File Format", section 2).
  constexpr int part_size = 32'768;
  sqlite3_file* file = nullptr;
  sqlite3_file_control(state_->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  volatile void* index = nullptr;
  const bool mapped = file != nullptr && file->pMethods != nullptr &&
                      file->pMethods->iVersion > 1 &&
                      file->pMethods->xShmMap(file, 0, part_size, 0, &index) == SQLITE_OK;
  if (!mapped || index == nullptr) return fault(state_->database, "mapping the log's index");
  return Commits(index);
}

void Connection::checkpoint() {
  // Pages that cannot be copied now are copied at a later checkpoint.
  sqlite3_wal_checkpoint_v2(state_->database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Connection::leave_checkpoints_to_others() { sqlite3_wal_autocheckpoint(state_->database, 0); }

void Connection::keep_log_at_close() {
  sqlite3_db_config(state_->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

std::uint32_t Commits::logged_pages() const {
  constexpr std::size_t pages = 4;
  return index_[pages];
}

Commits::Sizes Commits::least_sizes() const {
  // SQLite's "WAL-mode File Format", sections 1.1, 2.1 and 2.2.
  constexpr std::size_t page_size = 3;  // the upper half of the number; 1 means 65536
  constexpr std::size_t database_pages = 5;
  constexpr std::size_t copied_pages = 24;
  constexpr std::int64_t log_header = 32;
  constexpr std::int64_t frame_header = 24;
  const std::int64_t size = index_[page_size] >> 16U;
  const std::int64_t page = size == 1 ? 65'536 : size;
  const std::int64_t logged = logged_pages();
  Sizes least;
  if (logged > 0) least.log = log_header + logged * (frame_header + page);
  if (index_[copied_pages] == logged) least.database = page * index_[database_pages];
  return least;
}

std::int64_t Commits::number() const {
  // A counter of transactions, and a checksum of the whole header. The checksum differs even if a
  // crash resets the counter. Data that is read afterwards is at least as new.
  constexpr std::size_t counter = 2;
  constexpr std::size_t checksum = 11;
  // Acquire loads instead of a fence, because the thread sanitizer does not support fences.
  const std::uint64_t begun = __atomic_load_n(&index_[counter], __ATOMIC_ACQUIRE);
  const std::uint64_t sum = __atomic_load_n(&index_[checksum], __ATOMIC_ACQUIRE);
  return static_cast<std::int64_t>((begun << 32U) | sum);
}

}  // namespace sqlite
