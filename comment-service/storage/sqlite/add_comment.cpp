#include "storage/sqlite/add_comment.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/blocks.h"
#include "storage/sqlite/circumstances.h"
#include "storage/sqlite/depth_limit.h"
#include "storage/sqlite/rates.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/waiting_comments.h"
#include "storage/sqlite/waiting_replies.h"

namespace sqlite {
namespace {

// Time comes first, so that imported comments sort correctly. The sequence keeps the order of
// arrival within a millisecond. 11 hexadecimal digits of milliseconds last until the year 2527.
std::string path_step(base::Time created, std::int64_t sequence) {
  std::array<char, domain::kPathStep + 1> step{};
  std::snprintf(step.data(), step.size(), "%011llx%09llx",
                static_cast<unsigned long long>(milliseconds(created)) & 0xfff'ffff'ffffULL,
                static_cast<unsigned long long>(sequence) & 0xf'ffff'ffffULL);
  return step.data();
}

base::Result<std::int64_t> next_sequence(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'comments'"));
  TRY(const bool any, row.step());
  return any ? row.integer(0) + 1 : 1;
}

// Sets depth and path from the answered comment. A reply beyond the depth limit is placed below the
// comment that is above its parent at the limit.
base::Result<void> place(Connection& connection, domain::Comment& comment, std::int64_t sequence) {
  const std::string step = path_step(comment.created, sequence);
  if (comment.parent.empty()) {
    comment.path = step;
    return {};
  }
  TRY(const std::optional<domain::Comment> parent, find_comment(connection, comment.parent));
  if (!parent || parent->thread != comment.thread) return domain::wrong_parent();
  TRY(const int depth_limit, read_depth_limit(connection));
  comment.depth = std::min(parent->depth + 1, depth_limit);
  const auto steps = static_cast<std::size_t>(comment.depth);
  comment.path = parent->path.substr(0, domain::kPathStep * steps) + step;
  return {};
}

struct NewRow {
  const domain::Comment& comment;
  const std::string& network;
  std::int64_t sequence = 0;
  std::optional<storage::RequestKey> request = {};
  std::string told = {};
};

base::Result<void> insert(Connection& connection, const NewRow& added) {
  const domain::Comment& comment = added.comment;
  std::optional<std::string> key;
  if (added.request) key = added.request->key;
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO comments(sequence, id, thread, parent, depth, path, status, name, email, "
          "website, address, body, html, revision, author, created, fingerprint, "
          "network, request, request_body, told, answered, waiting) "
          "VALUES(?1, ?2, (SELECT number FROM threads WHERE key = ?3), "
          "(SELECT sequence FROM comments WHERE id = ?4), "
          "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
          "?19, ?20, ?21, ?22, ?23)"));
  row.bind(added.sequence, comment.id, comment.thread, comment.parent, comment.depth, comment.path,
           domain::name(comment.status), comment.name, comment.email, comment.website,
           comment.address, comment.body, comment.html, comment.revision, comment.author ? 1 : 0,
           milliseconds(comment.created), comment.fingerprint, added.network, key,
           added.request ? added.request->body : std::string(), added.told,
           added.request ? domain::name(comment.status) : std::string_view(),
           domain::name(comment.waiting));
  return row.run();
}

// Checks the limits that depend on what becomes of the comment.
base::Result<void> check_room(Connection& connection, const WaitingComment& waiting,
                              std::optional<storage::FullQueue>& full) {
  if (waiting.comment.status == domain::Status::published)
    return check_thread_rate(connection, waiting.comment, waiting.rates);
  TRY(full, find_full_queue(connection, waiting));
  if (full) return queue_full(*full);
  return {};
}

}  // namespace

base::Result<domain::Comment> add_comment(Connection& connection,
                                          const storage::NewComment& request,
                                          std::optional<storage::FullQueue>& full) {
  domain::Comment comment = request.comment;
  TRY(const domain::Thread thread,
      enter_thread(connection, comment.thread, request.new_thread, comment.created));
  TRY_DONE(count_arrival(connection, comment, request.rates, comment.created));
  comment.thread = thread.key;
  if (request.judge) {
    TRY_DONE(request.judge(comment, read_circumstances(connection, request.circumstances_request)));
  }
  TRY_DONE(apply_house_rules(connection, comment, thread));
  TRY_DONE(settle_parent(connection, comment, request.parent_decision));
  const std::string network = waiting_network(comment, request.rates);
  TRY_DONE(check_room(connection, {comment, network, request.rates}, full));
  TRY(const std::int64_t sequence, next_sequence(connection));
  TRY_DONE(place(connection, comment, sequence));
  NewRow row{comment, network, sequence, request.request};
  if (request.request && request.told) row.told = request.told(comment);
  TRY_DONE(insert(connection, row));
  if (!comment.reasons.empty()) TRY_DONE(save_reasons(connection, comment.id, comment.reasons));
  TRY_DONE(insert_event(connection, comment, {comment.created, request.actor, "submitted"}));
  if (comment.status == domain::Status::published)
    TRY_DONE(renew_version(connection, comment.thread));
  return comment;
}

}  // namespace sqlite
