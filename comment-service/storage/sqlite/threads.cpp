#include "storage/sqlite/threads.h"

namespace sqlite {

#define NEW_VERSION "lower(hex(randomblob(8)))"

base::Result<std::optional<domain::Thread>> find_thread(Connection& connection,
                                                        const std::string& key) {
  TRY(Statement row,
      connection.prepare("SELECT key, title, open, version FROM threads WHERE key = ?1"));
  row.bind(key);
  TRY(const bool found, row.step());
  if (!found) return std::optional<domain::Thread>();
  return std::optional(domain::Thread{row.text(0), row.text(1), row.integer(2) != 0, row.text(3)});
}

base::Result<void> save_thread(Connection& connection, const domain::Thread& thread) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO threads(key, title, open) VALUES(?1, ?2, ?3) "
          "ON CONFLICT(key) DO UPDATE SET title = excluded.title, open = excluded.open, "
          "version = iif(title = excluded.title AND open = excluded.open, version, " NEW_VERSION
          ")"));
  row.bind(thread.key, thread.title, thread.open ? 1 : 0);
  return row.run();
}

base::Result<void> enter_thread(Connection& connection, const storage::NewComment& request) {
  TRY(const std::optional<domain::Thread> thread, find_thread(connection, request.comment.thread));
  if (thread && !thread->open) {
    return base::Fault{base::Code::thread_closed, "this thread takes no more comments"};
  }
  if (thread) return {};
  if (request.new_thread == storage::NewThread::refuse) {
    return base::Fault{base::Code::unknown_thread, "this site has no such page"};
  }
  return save_thread(connection, {request.comment.thread});
}

base::Result<void> renew_version(Connection& connection, const std::string& thread) {
  TRY(Statement row,
      connection.prepare("UPDATE threads SET version = " NEW_VERSION " WHERE key = ?1"));
  row.bind(thread);
  return row.run();
}

}  // namespace sqlite
