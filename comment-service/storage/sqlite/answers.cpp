#include "storage/sqlite/answers.h"

#include "storage/sqlite/comment_rows.h"

namespace sqlite {
namespace {

// A refusal that is lost is judged again when its request is repeated, so a small number is enough.
constexpr std::int64_t kMostAnswers = 1000;
constexpr std::int64_t kMostBytes = std::int64_t{1024} * 1024;
constexpr std::int64_t kMostOfNetwork = 20;
constexpr std::int64_t kMostBytesOfNetwork = std::int64_t{64} * 1024;
constexpr int kAtOnce = 500;

base::Result<void> forget_expired(Connection& connection, base::Time now) {
  TRY(Statement row, connection.prepare("DELETE FROM refused_answers WHERE at <= ?1"));
  row.bind(milliseconds(now - storage::kAnswerLife));
  return row.run();
}

// Deletes the oldest answers of the network until the others fit.
base::Result<void> trim_network(Connection& connection, const std::string& network) {
  TRY(Statement row,
      connection.prepare(
          "DELETE FROM refused_answers WHERE number IN (SELECT number FROM ("
          "SELECT number, row_number() OVER newest AS place, "
          "sum(bytes) OVER newest AS total FROM refused_answers WHERE network = ?1 "
          "WINDOW newest AS (ORDER BY number DESC)) WHERE place > ?2 OR total > ?3)"));
  row.bind(network, kMostOfNetwork, kMostBytesOfNetwork);
  return row.run();
}

base::Result<bool> all_fit(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT count(*), coalesce(sum(bytes), 0) FROM refused_answers"));
  TRY([[maybe_unused]] const bool found, row.step());
  return row.integer(0) <= kMostAnswers && row.integer(1) <= kMostBytes;
}

// Deletes the oldest answer of the network that has the most, of equals the oldest.
base::Result<void> forget_one_of_most(Connection& connection) {
  TRY(Statement row,
      connection.prepare(
          "DELETE FROM refused_answers WHERE number = (SELECT min(number) FROM refused_answers "
          "GROUP BY network ORDER BY max(count(*) * 1.0 / ?1, sum(bytes) * 1.0 / ?2) DESC, "
          "min(number) LIMIT 1)"));
  row.bind(kMostAnswers, kMostBytes);
  return row.run();
}

base::Result<std::optional<storage::StoredAnswer>> find_accepted(Connection& connection,
                                                                 const std::string& key,
                                                                 base::Time now) {
  TRY(Statement row,
      connection.prepare("SELECT request_body, id, answered, told, created FROM comments "
                         "WHERE request = ?1 AND created > ?2 ORDER BY sequence DESC LIMIT 1"));
  row.bind(key, milliseconds(now - storage::kAnswerLife));
  TRY(const bool found, row.step());
  if (!found) return std::optional<storage::StoredAnswer>();
  storage::StoredAnswer answer;
  answer.request = {key, row.text(0)};
  answer.comment = row.text(1);
  answer.status = domain::status_named(row.text(2)).value_or(domain::Status::held);
  answer.told = row.text(3);
  answer.at = time_from(row.integer(4));
  return std::optional(std::move(answer));
}

}  // namespace

base::Result<void> store_refused_answer(Connection& connection,
                                        const storage::StoredAnswer& answer) {
  TRY_DONE(forget_expired(connection, answer.at));
  const std::size_t bytes =
      answer.request.key.size() + answer.request.body.size() + answer.told.size();
  TRY(Statement row,
      connection.prepare("INSERT OR REPLACE INTO refused_answers(key, body, network, told, bytes, "
                         "at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  row.bind(answer.request.key, answer.request.body, answer.network, answer.told, bytes,
           milliseconds(answer.at));
  TRY_DONE(row.run());
  TRY_DONE(trim_network(connection, answer.network));
  while (true) {
    TRY(const bool fits, all_fit(connection));
    if (fits) return {};
    TRY_DONE(forget_one_of_most(connection));
  }
}

base::Result<std::optional<storage::StoredAnswer>> find_answer(Connection& connection,
                                                               const std::string& key,
                                                               base::Time now) {
  TRY(std::optional<storage::StoredAnswer> accepted, find_accepted(connection, key, now));
  if (accepted) return accepted;
  TRY(Statement row, connection.prepare("SELECT body, told, at FROM refused_answers "
                                        "WHERE key = ?1 AND at > ?2"));
  row.bind(key, milliseconds(now - storage::kAnswerLife));
  TRY(const bool found, row.step());
  if (!found) return std::optional<storage::StoredAnswer>();
  storage::StoredAnswer answer;
  answer.request = {key, row.text(0)};
  answer.told = row.text(1);
  answer.at = time_from(row.integer(2));
  return std::optional(std::move(answer));
}

base::Result<bool> forget_some_answers(Connection& connection, base::Time now) {
  TRY_DONE(forget_expired(connection, now));
  TRY(Statement row,
      connection.prepare("UPDATE comments SET request = NULL, request_body = '', told = '', "
                         "answered = '' WHERE sequence IN (SELECT sequence FROM comments "
                         "WHERE request IS NOT NULL AND created <= ?1 LIMIT ?2)"));
  row.bind(milliseconds(now - storage::kAnswerLife), kAtOnce);
  TRY_DONE(row.run());
  return connection.changed_rows() == kAtOnce;
}

}  // namespace sqlite
