#include "storage/sqlite/purge.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/waiting_replies.h"

namespace sqlite {
namespace {

constexpr int kAtOnce = 200;

// The time of the last change of a comment's status.
#define SINCE "max(created, coalesce(edited, 0), coalesce(settled, 0))"

// The time from which a rejected comment is kept: its decision, or the first purge. Comments that
// were rejected by an old version have no time of the decision.
#define REJECTED_SINCE               \
  "max(coalesce(settled, created), " \
  "(SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'first_purge'))"

struct StaleComment {
  std::int64_t sequence = 0;
  domain::Comment comment;
};

#define STALE_COLUMNS \
  "sequence, id, revision, status, (SELECT key FROM threads WHERE number = thread) "

// The rows of a query for STALE_COLUMNS.
base::Result<std::vector<StaleComment>> comments_in(Statement& row) {
  std::vector<StaleComment> found;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return found;
    StaleComment& one = found.emplace_back();
    one.sequence = row.integer(0);
    one.comment.id = row.text(1);
    one.comment.revision = row.integer(2);
    one.comment.status = domain::status_named(row.text(3)).value_or(domain::Status::deleted);
    one.comment.thread = row.text(4);
  }
}

// No comment is older than time 0, so an absent limit purges nothing.
std::int64_t limit(const std::optional<base::Time>& before) {
  return milliseconds(before.value_or(base::Time()));
}

base::Result<std::vector<StaleComment>> stale(Connection& connection,
                                              const storage::PurgeRequest& request) {
  TRY(Statement row,
      connection.prepare("SELECT " STALE_COLUMNS "FROM comments WHERE body <> '' AND ("
                         "(status = 'held' AND " SINCE " < ?1) OR "
                         "(status IN ('spam', 'deleted', 'withdrawn') AND " SINCE " < ?2) OR "
                         "(status = 'rejected' AND " REJECTED_SINCE " < ?3)) LIMIT ?4"));
  row.bind(limit(request.held_before), limit(request.spam_before), limit(request.rejected_before),
           kAtOnce);
  return comments_in(row);
}

base::Result<std::vector<StaleComment>> with_stale_sender(Connection& connection,
                                                          const storage::PurgeRequest& request) {
  TRY(Statement row,
      connection.prepare("SELECT " STALE_COLUMNS "FROM comments "
                         "WHERE status = 'rejected' AND (email <> '' OR address <> '' OR "
                         "network <> '') AND " REJECTED_SINCE " < ?1 LIMIT ?2"));
  row.bind(limit(request.rejected_senders_before), kAtOnce);
  return comments_in(row);
}

// Deletes the addresses of the comment, also from the evidence of rules. No decision brings them
// back.
base::Result<void> forget_sender(Connection& connection, const StaleComment& one, base::Time at) {
  for (const std::string_view sql :
       {std::string_view("UPDATE reasons SET evidence = '', span_begin = 0, span_end = 0 "
                         "WHERE comment = ?1 AND (field = 'email' OR (measure = 'blocked' AND "
                         "(evidence LIKE 'email %' OR evidence LIKE 'address %')))"),
        std::string_view("UPDATE comments SET email = '', address = '', network = '' "
                         "WHERE sequence = ?1")}) {
    TRY(Statement row, connection.prepare(sql));
    row.bind(one.sequence);
    TRY_DONE(row.run());
  }
  return insert_event(
      connection, one.comment,
      {at, "service", "sender-purged", std::string(domain::name(one.comment.status))});
}

// Deletes the content of a comment. The row remains, for its replies and for the audit log. It
// becomes a deleted comment without a decision, so it cannot be restored.
base::Result<void> erase_content(Connection& connection, StaleComment one,
                                 const storage::PurgeRequest& request) {
  if (one.comment.status == domain::Status::held) {
    // Its placeholder says then that it was removed.
    TRY(const bool was_displayed, is_displayed(connection, one.comment.id));
    if (was_displayed) TRY_DONE(renew_version(connection, one.comment.thread));
    TRY_DONE(part_from_parent(connection, one.comment.id));
  }
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

base::Result<std::int64_t> forget_some_senders(Connection& connection,
                                               const storage::PurgeRequest& request) {
  TRY(const std::vector<StaleComment> found, with_stale_sender(connection, request));
  for (const StaleComment& one : found) TRY_DONE(forget_sender(connection, one, request.at));
  return static_cast<std::int64_t>(found.size());
}

base::Result<void> note_first_purge(Connection& connection, base::Time at) {
  TRY(Statement row, connection.prepare("INSERT OR IGNORE INTO meta VALUES('first_purge', ?1)"));
  row.bind(std::to_string(milliseconds(at)));
  return row.run();
}

}  // namespace sqlite
