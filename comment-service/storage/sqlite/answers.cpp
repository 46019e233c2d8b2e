#include "storage/sqlite/answers.h"

#include "storage/sqlite/comment_rows.h"

namespace sqlite {

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
