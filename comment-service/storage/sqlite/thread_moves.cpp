#include "storage/sqlite/thread_moves.h"

#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

base::Result<std::int64_t> number_of(Connection& connection, const std::string& key) {
  TRY(Statement row, connection.prepare("SELECT number FROM threads WHERE key = ?1"));
  row.bind(key);
  TRY(const bool found, row.step());
  if (found) return row.integer(0);
  return base::Fault{base::Code::internal, "a thread is missing", key};
}

// Marks the target by a negative number, so that a later move of the same batch does not move the
// comments again.
base::Result<void> start_move(Connection& connection, const domain::ThreadMove& move) {
  TRY(const std::int64_t from, number_of(connection, move.from));
  TRY(const std::int64_t to, number_of(connection, move.to));
  TRY(Statement comments,
      connection.prepare("UPDATE comments SET thread = -?2, came_from = ?1 WHERE thread = ?1"));
  comments.bind(from, to);
  TRY_DONE(comments.run());
  TRY(Statement threads,
      connection.prepare("UPDATE threads SET version = " NEW_VERSION ", changed = " NEXT_CHANGE
                         ", listed = iif(number IN (?2, ?3), listed, 0), "
                         "moved_to = iif(number IN (?2, ?3), NULL, -?2) "
                         "WHERE number IN (?1, ?2) OR moved_to = ?1"));
  threads.bind(from, to, move.old_address == domain::OldAddress::is_another_page ? from : to);
  return threads.run();
}

}  // namespace

// Not with prepare(): this PRAGMA takes effect when it is parsed, and lets all statements be parsed
// again.
base::Result<void> begin_moves(Connection& connection) {
  return connection.execute("PRAGMA defer_foreign_keys = ON");
}

base::Result<void> move_all(Connection& connection, const std::vector<domain::ThreadMove>& moves) {
  for (const domain::ThreadMove& move : moves) TRY_DONE(start_move(connection, move));
  TRY_DONE(connection.run("UPDATE comments SET thread = -thread WHERE thread < 0"));
  return connection.run("UPDATE threads SET moved_to = -moved_to WHERE moved_to < 0");
}

base::Result<bool> has_moved_to(Connection& connection, const std::string& key,
                                const std::string& target) {
  TRY(Statement row,
      connection.prepare("SELECT 1 FROM threads t JOIN threads n "
                         "ON n.number = t.moved_to WHERE t.key = ?1 AND n.key = ?2"));
  row.bind(key, target);
  return row.step();
}

base::Result<void> undo_move(Connection& connection, const std::string& from,
                             const std::string& key) {
  TRY(const std::int64_t source, number_of(connection, from));
  TRY(const std::int64_t target, number_of(connection, key));
  // A conversation moves back to the thread of its first comment.
  TRY(Statement comments,
      connection.prepare("WITH RECURSIVE back(sequence) AS (SELECT sequence FROM comments "
                         "WHERE thread = ?1 AND came_from = ?2 AND parent IS NULL UNION ALL "
                         "SELECT c.sequence FROM back b JOIN comments c ON c.parent = b.sequence) "
                         "UPDATE comments SET thread = ?2, came_from = NULL "
                         "WHERE sequence IN (SELECT sequence FROM back)"));
  comments.bind(source, target);
  TRY_DONE(comments.run());
  TRY(Statement thread,
      connection.prepare("UPDATE threads SET moved_to = NULL, listed = 1 WHERE number = ?1"));
  thread.bind(target);
  TRY_DONE(thread.run());
  TRY_DONE(renew_version(connection, from));
  return renew_version(connection, key);
}

}  // namespace sqlite
