#include "storage/sqlite/purge.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/waiting_replies.h"

namespace sqlite {
namespace {

constexpr int kAtOnce = 200;

// The time of the last change of a comment's status.
#define SINCE "max(created, coalesce(edited, 0), coalesce(settled, 0))"

struct StaleComment {
  std::int64_t sequence = 0;
  domain::Comment comment;
};

base::Result<std::vector<StaleComment>> stale(Connection& connection,
                                              const storage::PurgeRequest& request) {
  TRY(Statement row,
      connection.prepare(
          "SELECT sequence, id, revision, status, (SELECT key FROM threads WHERE number = thread) "
          "FROM comments WHERE body <> '' AND ("
          "(status = 'held' AND " SINCE " < ?1) OR "
          "(status IN ('spam', 'deleted', 'withdrawn') AND " SINCE " < ?2)) LIMIT ?3"));
  // No comment is older than time 0, so the default purges nothing.
  row.bind(milliseconds(request.held_before.value_or(base::Time())),
           milliseconds(request.spam_before.value_or(base::Time())), kAtOnce);
  std::vector<StaleComment> found;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return found;
    StaleComment& one = found.emplace_back();
    one.sequence = row.integer(0);
    one.comment.id = row.text(1);
    one.comment.revision = row.integer(2);
    one.comment.thread = row.text(4);
    one.comment.status = domain::status_named(row.text(3)).value_or(domain::Status::deleted);
  }
}

// Deletes the content of a comment. The row remains, for its replies and for the audit log. It
// becomes a deleted comment without a decision, so it cannot be restored.
base::Result<void> erase_content(Connection& connection, StaleComment one,
                                 const storage::PurgeRequest& request) {
  // Its placeholder says then that it was removed.
  const bool waited = one.comment.status == domain::Status::held;
  TRY(const bool was_displayed, is_displayed(connection, one.comment.id));
  if (waited && was_displayed) TRY_DONE(renew_version(connection, one.comment.thread));
  for (const std::string_view sql :
       {std::string_view("DELETE FROM reasons WHERE comment = ?1"),
        std::string_view("DELETE FROM notes WHERE comment = ?1"),
        std::string_view(
            "UPDATE comments SET name = '', email = '', website = '', address = '', network = '', "
            "body = '', html = '', fingerprint = '', status_before = NULL, "
            "last_action = NULL, status = 'deleted' "
            "WHERE sequence = ?1")}) {
    TRY(Statement row, connection.prepare(sql));
    row.bind(one.sequence);
    TRY_DONE(row.run());
  }
  const std::string from(domain::name(one.comment.status));
  one.comment.status = domain::Status::deleted;
  return insert_event(connection, one.comment, {request.at, "service", "purged", from});
}

}  // namespace

base::Result<std::int64_t> purge_some(Connection& connection,
                                      const storage::PurgeRequest& request) {
  TRY(const std::vector<StaleComment> found, stale(connection, request));
  for (const StaleComment& one : found) TRY_DONE(erase_content(connection, one, request));
  return static_cast<std::int64_t>(found.size());
}

}  // namespace sqlite
