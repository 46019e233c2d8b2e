#include "storage/sqlite/rates_and_answers.h"

#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

// The `count`th newest entry in the window; a new comment must wait until this entry leaves the
// window. An edit counts for the network of its comment.
constexpr std::string_view kOfAddress =
    "SELECT created AS at FROM comments WHERE address = ?1 AND created > ?2 "
    "UNION ALL SELECT e.at FROM comments c JOIN events e ON e.id = c.id "
    "WHERE c.address = ?1 AND c.edited > ?2 AND e.kind = 'edited' AND e.at > ?2 "
    "ORDER BY at DESC LIMIT 1 OFFSET ?3";
constexpr std::string_view kOfThread = "SELECT created FROM comments WHERE thread = " THREAD_NUMBER
                                       "AND created > ?2 ORDER BY created DESC LIMIT 1 OFFSET ?3";

struct Window {
  std::string_view sql;
  const std::string& of;
  const std::optional<base::Rate>& rate;
};

base::Result<void> check(Connection& connection, const Window& window, base::Time now) {
  if (!window.rate) return {};
  TRY(Statement row, connection.prepare(window.sql));
  row.bind(window.of, milliseconds(now - window.rate->window), window.rate->count - 1);
  TRY(const bool full, row.step());
  if (!full) return {};
  base::Fault fault{base::Code::too_many, "too many comments just now; please try again later"};
  const std::int64_t left =
      row.integer(0) + milliseconds(base::Time(window.rate->window)) - milliseconds(now);
  fault.retry_after = left / 1000 + 1;
  return fault;
}

}  // namespace

base::Result<void> check_rates(Connection& connection, const domain::Comment& comment,
                               const storage::Rates& rates, base::Time now) {
  TRY_DONE(check(connection, {kOfAddress, comment.address, rates.address}, now));
  return check(connection, {kOfThread, comment.thread, rates.thread}, now);
}

base::Result<void> store_answer(Connection& connection, const storage::StoredAnswer& answer) {
  TRY(Statement forget, connection.prepare("DELETE FROM answers WHERE at <= ?1"));
  forget.bind(milliseconds(answer.at - storage::kAnswerLife));
  TRY_DONE(forget.run());
  TRY(Statement row,
      connection.prepare("INSERT OR REPLACE INTO answers VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  row.bind(answer.request.key, answer.request.body, answer.comment, domain::name(answer.status),
           answer.told, milliseconds(answer.at));
  return row.run();
}

base::Result<std::optional<storage::StoredAnswer>> find_answer(Connection& connection,
                                                               const std::string& key,
                                                               base::Time now) {
  TRY(Statement row, connection.prepare("SELECT body, comment, status, problem, at FROM answers "
                                        "WHERE key = ?1 AND at > ?2"));
  row.bind(key, milliseconds(now - storage::kAnswerLife));
  TRY(const bool found, row.step());
  if (!found) return std::optional<storage::StoredAnswer>();
  storage::StoredAnswer answer;
  answer.request = {key, row.text(0)};
  answer.comment = row.text(1);
  answer.status = domain::status_named(row.text(2)).value_or(domain::Status::held);
  answer.told = row.text(3);
  answer.at = base::Time(std::chrono::milliseconds(row.integer(4)));
  return std::optional(std::move(answer));
}

}  // namespace sqlite
