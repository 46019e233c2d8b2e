#include "storage/sqlite/author_changes.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/blocks.h"
#include "storage/sqlite/rates.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/waiting_comments.h"
#include "storage/sqlite/waiting_replies.h"

namespace sqlite {
namespace {

base::Result<domain::Comment> existing(Connection& connection, const std::string& id) {
  TRY(std::optional<domain::Comment> comment, find_comment(connection, id));
  if (!comment) return base::Fault{base::Code::not_found, "there is no such comment"};
  return *std::move(comment);
}

// An earlier decision was about another text, so it cannot be restored.
base::Result<void> update(Connection& connection, const domain::Comment& comment) {
  TRY(Statement row,
      connection.prepare("UPDATE comments SET body = ?2, html = ?3, revision = ?4, status = ?5, "
                         "edited = ?6, fingerprint = ?7, waiting = ?8, last_action = NULL, "
                         "status_before = NULL WHERE id = ?1"));
  row.bind(comment.id, comment.body, comment.html, comment.revision, domain::name(comment.status),
           milliseconds(*comment.edited), comment.fingerprint, domain::name(comment.waiting));
  return row.run();
}

}  // namespace

base::Result<domain::Comment> edit_comment(Connection& connection, const storage::Edit& edit,
                                           std::optional<storage::FullQueue>& full) {
  TRY(domain::Comment comment, existing(connection, edit.comment));
  if (comment.revision != edit.revision || comment.status != edit.was) {
    return base::Fault{base::Code::changed, "the comment was changed since it was read"};
  }
  TRY(const domain::Thread thread,
      enter_thread(connection, comment.thread, edit.new_thread, edit.at));
  TRY_DONE(count_arrival(connection, comment, edit.rates, edit.at));
  comment.body = edit.body;
  comment.html = edit.html;
  comment.fingerprint = edit.fingerprint;
  comment.status = edit.status;
  comment.reasons = edit.reasons;
  const bool was_seen =
      edit.was == domain::Status::published || comment.waiting == domain::Waiting::again;
  comment.waiting = domain::Waiting::first;
  TRY_DONE(apply_house_rules(connection, comment, thread));
  if (was_seen) {
    if (comment.status == domain::Status::held) comment.waiting = domain::Waiting::again;
  } else {
    TRY_DONE(wait_with_parent(connection, comment));
  }
  if (edit.was != domain::Status::held) {
    TRY(const std::string network, network_of(connection, comment.id));
    TRY(full, find_full_queue(connection, {comment, network, edit.rates}));
    if (full) return queue_full(*full);
  }
  comment.edited = edit.at;
  ++comment.revision;
  TRY_DONE(update(connection, comment));
  TRY_DONE(save_reasons(connection, comment.id, comment.reasons));
  TRY_DONE(insert_event(connection, comment,
                        {edit.at, "visitor", "edited", std::string(domain::name(edit.was))}));
  if (edit.was == domain::Status::held && comment.status == domain::Status::published)
    TRY_DONE(publish_waiting_replies(connection, comment.id, {"visitor", edit.at}));
  if (was_seen || comment.status == domain::Status::published)
    TRY_DONE(renew_version(connection, comment.thread));
  return comment;
}

base::Result<void> withdraw_comment(Connection& connection, const std::string& id, base::Time at) {
  TRY(domain::Comment comment, existing(connection, id));
  if (!domain::may_be_withdrawn(comment.status)) return {};
  TRY(const bool was_displayed, is_displayed(connection, id));
  const domain::Status was = std::exchange(comment.status, domain::Status::withdrawn);
  TRY(Statement row, connection.prepare("UPDATE comments SET status = ?2, settled = ?3, "
                                        "last_action = NULL, status_before = NULL WHERE id = ?1"));
  row.bind(id, domain::name(comment.status), milliseconds(at));
  TRY_DONE(row.run());
  TRY_DONE(insert_event(connection, comment,
                        {at, "visitor", "withdrawn", std::string(domain::name(was))}));
  TRY_DONE(part_from_parent(connection, id));
  if (was_displayed) TRY_DONE(renew_version(connection, comment.thread));
  return {};
}

}  // namespace sqlite
