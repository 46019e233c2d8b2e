#include "storage/sqlite/threads.h"

#include "storage/sqlite/comment_rows.h"

namespace sqlite {

domain::Thread thread_in(const Statement& row) {
  domain::Thread thread{row.text(0), row.text(1), row.integer(2) != 0, row.text(3)};
  thread.listed = row.integer(4) != 0;
  thread.lang = row.text(5);
  thread.page_open = row.integer(6) != 0;
  if (!row.null(7)) thread.closes = base::Time(std::chrono::milliseconds(row.integer(7)));
  thread.moderation = domain::moderation_named(row.text(8)).value_or(domain::Moderation::hold);
  thread.page = row.text(9);
  return thread;
}

base::Result<std::optional<domain::Thread>> find_thread(Connection& connection,
                                                        const std::string& key) {
  TRY(Statement row,
      connection.prepare("SELECT " THREAD_COLUMNS "FROM threads WHERE number = " THREAD_NUMBER));
  row.bind(key);
  TRY(const bool found, row.step());
  if (!found) return std::optional<domain::Thread>();
  return std::optional(thread_in(row));
}

base::Result<void> save_thread(Connection& connection, const domain::Thread& thread) {
  TRY(Statement row,
      connection.prepare("INSERT INTO threads(key, title, open, changed) "
                         "VALUES(?1, ?2, ?3, " NEXT_CHANGE ") ON CONFLICT(key) DO UPDATE "
                         "SET title = excluded.title, open = excluded.open, "
                         "version = " NEW_VERSION ", changed = excluded.changed "
                         "WHERE title <> excluded.title OR open <> excluded.open"));
  row.bind(thread.key, thread.title, thread.open ? 1 : 0);
  return row.run();
}

base::Result<domain::Thread> enter_thread(Connection& connection, const std::string& key,
                                          storage::NewThread new_thread, base::Time at) {
  TRY(std::optional<domain::Thread> thread, find_thread(connection, key));
  const bool may_be_made = new_thread == storage::NewThread::create;
  if (thread) {
    if (domain::is_open(*thread, at) && (thread->listed || may_be_made)) {
      return *std::move(thread);
    }
    return base::Fault{base::Code::thread_closed, "this thread takes no more comments"};
  }
  if (!may_be_made) return base::Fault{base::Code::unknown_thread, "this site has no such page"};
  TRY_DONE(save_thread(connection, {key}));
  return domain::Thread{key};
}

base::Result<void> renew_version(Connection& connection, const std::string& thread) {
  TRY(Statement row, connection.prepare("UPDATE threads SET version = " NEW_VERSION
                                        ", changed = " NEXT_CHANGE " WHERE key = ?1"));
  row.bind(thread);
  return row.run();
}

}  // namespace sqlite
