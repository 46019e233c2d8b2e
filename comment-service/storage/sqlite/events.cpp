#include "storage/sqlite/events.h"

namespace sqlite {

base::Result<void> insert_event(Connection& connection, const domain::Comment& comment,
                                const Event& event) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO events(at, actor, kind, thread, comment, revision, status_from, "
          "status_to, note) VALUES(?1, ?2, ?3, "
          "(SELECT number FROM threads WHERE key = ?4), ?5, ?6, ?7, ?8, ?9)"));
  row.bind(milliseconds(event.at), event.actor, event.kind, comment.thread, comment.id,
           comment.revision, event.from, domain::name(comment.status), event.note);
  return row.run();
}

}  // namespace sqlite
