#include "storage/sqlite/waiting_replies.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/moderation.h"

namespace sqlite {
namespace {

// A parent in another thread, or none, is the matter of add_comment().
base::Result<std::optional<domain::Comment>> parent_of(Connection& connection,
                                                       const domain::Comment& reply) {
  if (reply.parent.empty()) return std::optional<domain::Comment>();
  TRY(std::optional<domain::Comment> parent, find_comment(connection, reply.parent));
  if (parent && parent->thread != reply.thread) parent.reset();
  return parent;
}

base::Result<void> publish(Connection& connection, domain::Comment& reply, const Release& release) {
  std::erase_if(reply.reasons, [](const domain::Reason& reason) {
    return reason.rule == domain::kWaitsWithParent;
  });
  TRY_DONE(save_reasons(connection, reply.id, reply.reasons));
  reply.status = domain::Status::published;
  TRY(Statement row, connection.prepare("UPDATE comments SET status = 'published', waiting = '', "
                                        "last_action = NULL, status_before = NULL, settled = ?2 "
                                        "WHERE id = ?1"));
  row.bind(reply.id, milliseconds(release.at));
  TRY_DONE(row.run());
  return insert_event(connection, reply, {release.at, release.actor, "published", "held"});
}

base::Result<std::vector<domain::Comment>> waiting_replies(Connection& connection,
                                                           const std::string& parent) {
  TRY(Statement row, connection.prepare("SELECT " COMMENT_COLUMNS "FROM " COMMENT_TABLES
                                        "WHERE p.id = ?1 AND c.status = 'held' AND "
                                        "c.waiting = 'with-parent'"));
  row.bind(parent);
  std::vector<domain::Comment> replies;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return replies;
    replies.push_back(comment_in(row));
  }
}

}  // namespace

base::Result<void> settle_parent(Connection& connection, domain::Comment& reply,
                                 const std::optional<domain::Decision>& decision) {
  if (!reply.author) return wait_with_parent(connection, reply);
  if (decision) {
    TRY_DONE(decide_comment(connection, *decision, reply.created));
  }
  TRY(const std::optional<domain::Comment> parent, parent_of(connection, reply));
  if (!parent || parent->status != domain::Status::held) return {};
  return base::Fault{base::Code::conflict,
                     "the comment that is answered waits for a moderator: decide about it first"};
}

base::Result<void> wait_with_parent(Connection& connection, domain::Comment& reply) {
  TRY(const std::optional<domain::Comment> parent, parent_of(connection, reply));
  if (parent) domain::hold_with_parent(reply, *parent);
  return {};
}

base::Result<void> publish_waiting_replies(Connection& connection, const std::string& parent,
                                           const Release& release) {
  std::vector<std::string> published = {parent};
  while (!published.empty()) {
    const std::string above = std::move(published.back());
    published.pop_back();
    TRY(std::vector<domain::Comment> replies, waiting_replies(connection, above));
    for (domain::Comment& reply : replies) {
      if (release.decided.contains(reply.id)) continue;
      TRY(reply.reasons, reasons_of(connection, reply.id));
      TRY_DONE(publish(connection, reply, release));
      published.push_back(reply.id);
    }
  }
  return {};
}

base::Result<void> part_from_parent(Connection& connection, const std::string& parent) {
  TRY(const std::vector<domain::Comment> replies, waiting_replies(connection, parent));
  for (const domain::Comment& reply : replies) {
    TRY(std::vector<domain::Reason> reasons, reasons_of(connection, reply.id));
    for (domain::Reason& reason : reasons) {
      if (reason.rule == domain::kWaitsWithParent)
        reason.message = "The comment that you answer was not published, so a moderator decides.";
    }
    TRY_DONE(save_reasons(connection, reply.id, reasons));
    TRY(Statement row, connection.prepare("UPDATE comments SET waiting = '' WHERE id = ?1"));
    row.bind(reply.id);
    TRY_DONE(row.run());
  }
  return {};
}

base::Result<bool> is_displayed(Connection& connection, const std::string& id) {
  TRY(Statement row, connection.prepare("SELECT 1 FROM comments c WHERE c.id = ?1 AND " SHOWN));
  row.bind(id);
  return row.step();
}

}  // namespace sqlite
