#include "storage/sqlite/circumstances.h"

#include "storage/sqlite/blocks.h"
#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

base::Result<std::optional<base::Time>> first_comment(Connection& connection,
                                                      const std::string& thread) {
  TRY(Statement row, connection.prepare("SELECT created FROM comments WHERE thread = " THREAD_NUMBER
                                        "ORDER BY created LIMIT 1"));
  row.bind(thread);
  TRY(const bool found, row.step());
  return found ? std::optional(time_from(row.integer(0))) : std::nullopt;
}

// Finds the last comments with the text: the sender's own or published ones, and all others. An
// author may send a text again after withdrawing it. SQLite groups by a column of the table rather
// than by a name in the SELECT list, so `may_know` must not be a column.
base::Result<void> find_duplicates(Connection& connection, const storage::SentText& sent,
                                   domain::Circumstances& found) {
  if (sent.fingerprint.empty()) return {};
  TRY(Statement row,
      connection.prepare("SELECT status = 'published' OR (address <> '' AND address = ?4 AND "
                         "name = ?2 AND email = ?3) AS may_know, max(created) FROM comments "
                         "WHERE fingerprint = ?1 AND fingerprint <> '' AND "
                         "status NOT IN ('withdrawn', 'deleted') GROUP BY may_know"));
  row.bind(sent.fingerprint, sent.name, sent.email, sent.address);
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return {};
    (row.integer(0) != 0 ? found.sent_before : found.sent_by_another) = time_from(row.integer(1));
  }
}

}  // namespace

base::Result<bool> is_known_author(Connection& connection, const std::string& email,
                                   const std::string& address) {
  if (email.empty() || address.empty()) return false;
  TRY(Statement row, connection.prepare("SELECT 1 FROM comments WHERE email = ?1 AND email <> '' "
                                        "AND status = 'published' AND address = ?2 LIMIT 1"));
  row.bind(email, address);
  return row.step();
}

base::Result<domain::Circumstances> read_circumstances(
    Connection& connection, const storage::CircumstancesRequest& comment) {
  domain::Circumstances found;
  TRY(const std::optional<domain::Thread> thread, find_thread(connection, comment.thread));
  found.thread_open = !thread || domain::is_open(*thread, comment.at);
  TRY(found.thread_since, first_comment(connection, comment.thread));
  TRY(found.author_published, is_known_author(connection, comment.email, comment.address));
  if (comment.sent) TRY_DONE(find_duplicates(connection, *comment.sent, found));
  TRY(found.own_names, own_names(connection));
  if (comment.text) {
    TRY(const std::vector<domain::Block> blocks, read_blocks(connection));
    const std::optional<domain::Block> met = domain::first_match(blocks, *comment.text);
    if (met) found.blocked = domain::name(met->kind);
  }
  return found;
}

base::Result<std::vector<storage::HistoryEntry>> read_history(Connection& connection,
                                                              std::int64_t after,
                                                              std::size_t limit) {
  // The status after the text was last judged: at its arrival or at the author's last edit.
  TRY(Statement row,
      connection.prepare(
          "SELECT " COMMENT_COLUMNS ", c.sequence, (SELECT e.status_to FROM events e "
          "WHERE e.subject = 'comment' AND e.id = c.id AND e.kind IN ('submitted', 'edited') "
          "ORDER BY e.sequence DESC LIMIT 1) FROM " COMMENT_TABLES
          "WHERE c.sequence > ?1 AND c.body <> '' "
          "ORDER BY c.sequence LIMIT ?2"));
  row.bind(after, limit);
  std::vector<storage::HistoryEntry> history;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return history;
    const auto status = domain::status_named(row.text(kCommentColumns + 1));
    history.push_back(
        {row.integer(kCommentColumns), comment_in(row), status.value_or(domain::Status::held)});
  }
}

base::Result<void> count_refused(Connection& connection, const std::string& policy,
                                 const std::vector<std::string>& rules) {
  for (const std::string& rule : rules) {
    TRY(Statement row, connection.prepare("INSERT INTO refusals VALUES(?1, ?2, 1) ON CONFLICT "
                                          "DO UPDATE SET count = count + 1"));
    row.bind(policy, rule);
    TRY_DONE(row.run());
  }
  return {};
}

base::Result<std::map<std::string, std::int64_t>> read_refused(Connection& connection,
                                                               const std::string& policy) {
  TRY(Statement row, connection.prepare("SELECT rule, count FROM refusals WHERE policy = ?1"));
  row.bind(policy);
  std::map<std::string, std::int64_t> counts;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return counts;
    counts[row.text(0)] = row.integer(1);
  }
}

base::Result<std::int64_t> insert_policy(Connection& connection,
                                         const storage::AppliedPolicy& policy) {
  TRY(Statement row, connection.prepare("INSERT INTO policies(hash, text, applied, actor) "
                                        "VALUES(?1, ?2, ?3, ?4)"));
  row.bind(policy.hash, policy.text, milliseconds(policy.applied), policy.actor);
  TRY_DONE(row.run());
  return read_policy_number(connection);
}

base::Result<std::int64_t> read_policy_number(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT coalesce(max(number), 0) FROM policies"));
  TRY([[maybe_unused]] const bool found, row.step());
  return row.integer(0);
}

base::Result<std::optional<storage::AppliedPolicy>> read_policy(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT number, hash, text, applied, actor FROM policies "
                                        "ORDER BY number DESC LIMIT 1"));
  TRY(const bool found, row.step());
  if (!found) return std::optional<storage::AppliedPolicy>();
  return std::optional(storage::AppliedPolicy{row.integer(0), row.text(1), row.text(2),
                                              time_from(row.integer(3)), row.text(4)});
}

}  // namespace sqlite
