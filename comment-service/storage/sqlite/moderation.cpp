#include "storage/sqlite/moderation.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/manifest.h"
#include "storage/sqlite/thread_moves.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/waiting_replies.h"

namespace sqlite {
namespace {

base::Result<domain::Comment> existing(Connection& connection, const std::string& id) {
  TRY(std::optional<domain::Comment> comment, find_comment(connection, id));
  if (!comment) return base::Fault{base::Code::not_found, "there is no such comment"};
  return *std::move(comment);
}

// The moderator of the decision in force; empty when there is none.
base::Result<std::string> decided_by(Connection& connection, const domain::Comment& comment) {
  if (!comment.last_action) return std::string();
  TRY(Statement row, connection.prepare("SELECT actor FROM events WHERE id = ?1 AND "
                                        "subject = 'comment' AND kind = ?2 "
                                        "ORDER BY sequence DESC LIMIT 1"));
  row.bind(comment.id, domain::name(*comment.last_action));
  TRY(const bool found, row.step());
  return found ? row.text(0) : std::string();
}

base::Result<void> insert_note(Connection& connection, const std::string& comment,
                               const storage::Actor& actor, const storage::Note& note) {
  if (note.text.empty()) return {};
  TRY(Statement row,
      connection.prepare("INSERT INTO notes(comment, at, actor, text) VALUES("
                         "(SELECT sequence FROM comments WHERE id = ?1), ?2, ?3, ?4)"));
  row.bind(comment, milliseconds(note.at), actor, note.text);
  return row.run();
}

// Deletes evidence that quotes the removed part. Clears all byte ranges, because positions in the
// text have changed.
base::Result<void> scrub_reasons(Connection& connection, const storage::Redaction& redaction) {
  TRY(Statement row,
      connection.prepare("UPDATE reasons SET span_begin = 0, span_end = 0, "
                         "evidence = iif(instr(evidence, ?2) > 0, '', evidence) "
                         "WHERE comment = (SELECT sequence FROM comments WHERE id = ?1)"));
  row.bind(redaction.comment, redaction.part);
  return row.run();
}

base::Result<domain::Thread> target_of(Connection& connection,
                                       const storage::ThreadChange& change) {
  TRY(std::optional<domain::Thread> target, find_thread(connection, change.move_to));
  if (target) return *std::move(target);
  TRY(const bool named, has_manifest(connection));
  if (named && change.unlisted_pages != storage::UnlistedPages::allowed) {
    return base::Fault{base::Code::unknown_thread,
                       "this site has no such page",
                       {},
                       {{"/move_to", "must be the path of a page that is known"}}};
  }
  TRY_DONE(save_thread(connection, {change.move_to}));
  return domain::Thread{change.move_to};
}

base::Result<void> move_thread(Connection& connection, const storage::ThreadChange& change,
                               const std::string& from) {
  const AuditEvent moved{change.at, change.actor, "moved"};
  if (change.move_to == from) return {};
  TRY(const bool back, has_moved_to(connection, change.move_to, from));
  if (back) {
    TRY_DONE(undo_move(connection, from, change.move_to));
    return insert_event(connection, AuditSubject{"thread", from, change.move_to}, moved);
  }
  TRY(const domain::Thread target, target_of(connection, change));
  if (target.key == from) return {};
  TRY_DONE(begin_moves(connection));
  TRY_DONE(move_all(connection, {{from, target.key}}));
  return insert_event(connection, AuditSubject{"thread", from, target.key}, moved);
}

// The evidence in stored answers may contain the removed part.
base::Result<void> scrub_answers(Connection& connection, const std::string& comment) {
  TRY(Statement row, connection.prepare("UPDATE comments SET told = '' WHERE id = ?1"));
  row.bind(comment);
  return row.run();
}

}  // namespace

base::Result<storage::DecisionResult> decide_comment(Connection& connection,
                                                     const domain::Decision& decision,
                                                     base::Time at,
                                                     const std::set<std::string>& decided) {
  TRY(domain::Comment comment, existing(connection, decision.comment));
  const bool purged = comment.status == domain::Status::deleted && !comment.last_action;
  if (purged) return base::Fault{base::Code::conflict, "nothing is left of this comment"};
  const std::string from(domain::name(comment.status));
  TRY(const std::string last, decided_by(connection, comment));
  TRY(const domain::Effect effect, domain::decide(comment, decision, last));
  TRY_DONE(insert_note(connection, comment.id, decision.moderator, {"", at, decision.note}));
  TRY(const bool was_displayed, is_displayed(connection, comment.id));
  if (effect == domain::Effect::repeated)
    return storage::DecisionResult{std::move(comment), effect};
  TRY(Statement row, connection.prepare("UPDATE comments SET status = ?2, last_action = ?3, "
                                        "status_before = ?4, settled = ?5, "
                                        "waiting = iif(waiting = 'again', waiting, '') "
                                        "WHERE id = ?1"));
  row.bind(comment.id, domain::name(comment.status), domain::name(*comment.last_action),
           domain::name(*comment.status_before), milliseconds(at));
  TRY_DONE(row.run());
  TRY_DONE(
      insert_event(connection, comment,
                   {at, decision.moderator, std::string(domain::name(decision.action)), from}));
  if (comment.status == domain::Status::published) {
    TRY_DONE(publish_waiting_replies(connection, comment.id, {decision.moderator, at, decided}));
  } else {
    TRY_DONE(part_from_parent(connection, comment.id));
  }
  TRY(const bool displayed, is_displayed(connection, comment.id));
  if (was_displayed || displayed) TRY_DONE(renew_version(connection, comment.thread));
  return storage::DecisionResult{std::move(comment), effect};
}

base::Result<std::vector<base::Result<storage::DecisionResult>>> decide_comments(
    Connection& connection, const std::vector<domain::Decision>& decisions, base::Time at) {
  std::vector<base::Result<storage::DecisionResult>> outcomes;
  std::set<std::string> named;
  for (const domain::Decision& decision : decisions) named.insert(decision.comment);
  for (const domain::Decision& decision : decisions) {
    base::Result<storage::DecisionResult> decided = decide_comment(connection, decision, at, named);
    // A refused decision has written nothing. A database failure rolls back all decisions.
    if (!decided && decided.fault().code == base::Code::unavailable) return decided.fault();
    outcomes.push_back(std::move(decided));
  }
  return outcomes;
}

base::Result<domain::Comment> redact_comment(Connection& connection,
                                             const storage::Redaction& redaction) {
  TRY(domain::Comment comment, existing(connection, redaction.comment));
  if (comment.revision != redaction.revision)
    return base::Fault{base::Code::changed, "the text was changed since it was read"};
  comment.body = redaction.body;
  comment.html = redaction.html;
  comment.edited = redaction.at;
  comment.redacted = true;
  ++comment.revision;
  TRY(Statement row,
      connection.prepare("UPDATE comments SET body = ?2, html = ?3, revision = ?4, edited = ?5, "
                         "fingerprint = '', redacted = 1 WHERE id = ?1"));
  row.bind(comment.id, comment.body, comment.html, comment.revision, milliseconds(redaction.at));
  TRY_DONE(row.run());
  TRY_DONE(scrub_reasons(connection, redaction));
  TRY_DONE(scrub_answers(connection, comment.id));
  TRY_DONE(
      insert_note(connection, comment.id, redaction.actor, {"", redaction.at, redaction.note}));
  TRY_DONE(insert_event(
      connection, comment,
      {redaction.at, redaction.actor, "redact", std::string(domain::name(comment.status))}));
  if (comment.status == domain::Status::published)
    TRY_DONE(renew_version(connection, comment.thread));
  return comment;
}

base::Result<domain::Thread> change_thread(Connection& connection,
                                           const storage::ThreadChange& change) {
  TRY(std::optional<domain::Thread> thread, find_thread(connection, change.key));
  // Where any path may be a page, it can be closed before its first comment.
  if (!thread && change.open && change.unlisted_pages == storage::UnlistedPages::allowed)
    thread = domain::Thread{change.key};
  if (!thread) {
    return base::Fault{base::Code::unknown_thread, "there is no thread \"" + change.key + "\""};
  }
  const std::string key = thread->key;
  if (change.open) {
    thread->open = *change.open;
    TRY_DONE(save_thread(connection, *thread));
    TRY_DONE(insert_event(connection, AuditSubject{"thread", key},
                          {change.at, change.actor, *change.open ? "opened" : "closed"}));
  }
  if (!change.move_to.empty()) TRY_DONE(move_thread(connection, change, key));
  // After a move, the response is about the thread that has the comments.
  TRY(thread, find_thread(connection, change.move_to.empty() ? key : change.move_to));
  return thread.value_or(domain::Thread{key});
}

base::Result<std::vector<storage::Note>> read_notes(Connection& connection, const std::string& id) {
  TRY(Statement row,
      connection.prepare("SELECT coalesce(t.name, ''), n.at, n.text FROM notes n "
                         "LEFT JOIN tokens t ON t.number = CAST(n.actor AS INTEGER) "
                         "WHERE n.comment = (SELECT sequence FROM comments WHERE id = ?1) "
                         "ORDER BY n.number"));
  row.bind(id);
  std::vector<storage::Note> notes;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return notes;
    notes.push_back({row.text(0), time_from(row.integer(1)), row.text(2)});
  }
}

}  // namespace sqlite
