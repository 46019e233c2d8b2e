#include "storage/sqlite/comment_rows.h"

namespace sqlite {

std::int64_t milliseconds(base::Time time) { return time.time_since_epoch().count(); }

base::Time time_from(std::int64_t milliseconds) {
  return base::Time(std::chrono::milliseconds(milliseconds));
}

domain::Comment comment_in(const Statement& row) {
  domain::Comment comment;
  comment.id = row.text(0);
  comment.thread = row.text(1);
  comment.parent = row.text(2);
  comment.depth = static_cast<int>(row.integer(3));
  comment.path = row.text(4);
  comment.status = domain::status_named(row.text(5)).value_or(domain::Status::held);
  comment.last_action = domain::action_named(row.text(6));
  comment.status_before = domain::status_named(row.text(7));
  comment.name = row.text(8);
  comment.email = row.text(9);
  comment.website = row.text(10);
  comment.address = row.text(11);
  comment.body = row.text(12);
  comment.html = row.text(13);
  comment.revision = row.integer(14);
  comment.author = row.integer(15) != 0;
  comment.created = time_from(row.integer(16));
  if (!row.null(17)) comment.edited = time_from(row.integer(17));
  comment.redacted = row.integer(18) != 0;
  comment.waiting = domain::waiting_named(row.text(19)).value_or(domain::Waiting::first);
  if (!row.null(20)) comment.parent_name = row.text(20);
  return comment;
}

base::Result<std::optional<domain::Comment>> find_comment(Connection& connection,
                                                          const std::string& id) {
  TRY(Statement row,
      connection.prepare("SELECT " COMMENT_COLUMNS "FROM " COMMENT_TABLES "WHERE c.id = ?1"));
  row.bind(id);
  TRY(const bool found, row.step());
  if (!found) return std::optional<domain::Comment>();
  std::optional<domain::Comment> comment = comment_in(row);
  TRY(comment->reasons, reasons_of(connection, id));
  return comment;
}

base::Result<std::vector<domain::Reason>> reasons_of(Connection& connection,
                                                     const std::string& id) {
  TRY(Statement row,
      connection.prepare("SELECT rule, message, field, told, policy, measure, evidence, bound, "
                         "span_begin, span_end FROM reasons "
                         "WHERE comment = (SELECT sequence FROM comments WHERE id = ?1) "
                         "ORDER BY position"));
  row.bind(id);
  std::vector<domain::Reason> reasons;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return reasons;
    const auto audience =
        row.integer(3) != 0 ? domain::Audience::everyone : domain::Audience::moderators;
    domain::Evidence evidence{row.text(5), row.text(6), row.text(7),
                              static_cast<std::size_t>(row.integer(8)),
                              static_cast<std::size_t>(row.integer(9))};
    reasons.push_back(
        {row.text(0), row.text(1), row.text(2), std::move(evidence), audience, row.text(4)});
  }
}

base::Result<void> save_reasons(Connection& connection, const std::string& id,
                                const std::vector<domain::Reason>& reasons) {
  TRY(Statement old, connection.prepare("DELETE FROM reasons WHERE comment = "
                                        "(SELECT sequence FROM comments WHERE id = ?1)"));
  old.bind(id);
  TRY_DONE(old.run());
  int position = 0;
  for (const domain::Reason& reason : reasons) {
    TRY(Statement row,
        connection.prepare(
            "INSERT INTO reasons(comment, position, rule, message, field, told, policy, measure, "
            "evidence, bound, span_begin, span_end) "
            "VALUES((SELECT sequence FROM comments WHERE id = ?1), "
            "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"));
    const domain::Evidence& evidence = reason.evidence;
    row.bind(id, ++position, reason.rule, reason.message, reason.field,
             reason.audience == domain::Audience::everyone ? 1 : 0, reason.policy, evidence.measure,
             evidence.actual, evidence.limit, static_cast<std::int64_t>(evidence.begin),
             static_cast<std::int64_t>(evidence.end));
    TRY_DONE(row.run());
  }
  return {};
}

}  // namespace sqlite
