#include "storage/sqlite/audit_log.h"

#include "storage/sqlite/read_queries.h"

namespace sqlite {

base::Result<void> insert_event(Connection& connection, const domain::Comment& comment,
                                const AuditEvent& event) {
  TRY(Statement row,
      connection.prepare("INSERT INTO events(at, actor, kind, subject, id, revision, "
                         "status_from, status_to) "
                         "VALUES(?1, ?2, ?3, 'comment', ?4, ?5, ?6, ?7)"));
  row.bind(milliseconds(event.at), event.actor, event.kind, comment.id, comment.revision,
           event.from.value_or(""), domain::name(comment.status));
  return row.run();
}

base::Result<void> insert_event(Connection& connection, const AuditSubject& subject,
                                const AuditEvent& event) {
  TRY(Statement row,
      connection.prepare("INSERT INTO events(at, actor, kind, subject, id, revision, "
                         "status_from, status_to) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6, ?7)"));
  row.bind(milliseconds(event.at), event.actor, event.kind, subject.kind, subject.id,
           event.from.value_or(""), subject.to);
  return row.run();
}

base::Result<storage::Audit> read_audit(Connection& connection,
                                        const storage::AuditRequest& request) {
  TRY(const std::int64_t before, sequence_in(request.cursor));
  TRY(Statement row,
      connection.prepare(
          "SELECT e.sequence, e.at, e.actor, coalesce(t.name, ''), e.kind, e.subject, "
          "e.id, e.revision, e.status_from, e.status_to FROM events e "
          "LEFT JOIN tokens t ON t.number = CAST(e.actor AS INTEGER) "
          "WHERE e.sequence < ?1 ORDER BY e.sequence DESC LIMIT ?2"));
  row.bind(before, request.limit + 1);
  storage::Audit audit;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return audit;
    if (audit.entries.size() == request.limit) {
      audit.next = std::to_string(audit.entries.back().sequence);
      return audit;
    }
    audit.entries.push_back({row.integer(0), time_from(row.integer(1)), row.text(2), row.text(3),
                             row.text(4), row.text(5), row.text(6), row.integer(7), row.text(8),
                             row.text(9)});
  }
}

}  // namespace sqlite
