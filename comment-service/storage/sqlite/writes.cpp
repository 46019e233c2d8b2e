#include "storage/sqlite/writes.h"

#include <array>
#include <cstdio>

#include "storage/sqlite/limits.h"
#include "storage/sqlite/rows.h"

namespace sqlite {
namespace {

// Time first, so that comments imported later find their place; the sequence keeps the order of
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

// Sets parent, depth and path from what the comment answers.
base::Result<void> place(Connection& connection, domain::Comment& comment, std::int64_t sequence) {
  const std::string step = path_step(comment.created, sequence);
  if (comment.parent.empty()) {
    comment.path = step;
    return {};
  }
  TRY(std::optional<domain::Comment> parent, find_comment(connection, comment.parent));
  if (!parent || parent->thread != comment.thread) {
    return base::Fault{base::Code::bad_request,
                       "the comment that is answered is not in this thread",
                       {},
                       {{"/parent", "must be the id of a comment of this thread"}}};
  }
  if (parent->depth == domain::kDepthLimit) {
    comment.parent = parent->parent;
    parent->path.resize(parent->path.size() - domain::kPathStep);
    --parent->depth;
  }
  comment.depth = parent->depth + 1;
  comment.path = parent->path + step;
  return {};
}

base::Result<void> insert(Connection& connection, const domain::Comment& comment,
                          std::int64_t sequence) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO comments(sequence, id, thread, parent, depth, path, status, name, email, "
          "website, address, body, html, revision, author, created) "
          "VALUES(?1, ?2, (SELECT number FROM threads WHERE key = ?3), "
          "(SELECT sequence FROM comments WHERE id = ?4), "
          "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"));
  row.bind(sequence, comment.id, comment.thread, comment.parent, comment.depth, comment.path,
           domain::name(comment.status), comment.name, comment.email, comment.website,
           comment.address, comment.body, comment.html, comment.revision, comment.author ? 1 : 0,
           milliseconds(comment.created));
  return row.run();
}

base::Result<void> insert_reasons(Connection& connection, const domain::Comment& comment,
                                  std::int64_t sequence) {
  int position = 0;
  for (const domain::Reason& reason : comment.reasons) {
    TRY(Statement row,
        connection.prepare("INSERT INTO reasons VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    row.bind(sequence, ++position, reason.rule, reason.message, reason.field, reason.evidence,
             reason.audience == domain::Audience::everyone ? 1 : 0);
    TRY_DONE(row.run());
  }
  return {};
}

struct EventRow {
  base::Time at;
  std::string actor;
  std::string kind;
  std::optional<std::string> from;
  std::string note;
};

base::Result<void> insert_event(Connection& connection, const domain::Comment& comment,
                                const EventRow& event) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO events(at, actor, kind, thread, comment, revision, status_from, "
          "status_to, note) VALUES(?1, ?2, ?3, "
          "(SELECT number FROM threads WHERE key = ?4), ?5, ?6, ?7, ?8, ?9)"));
  row.bind(milliseconds(event.at), event.actor, event.kind, comment.thread, comment.id,
           comment.revision, event.from, domain::name(comment.status), event.note);
  return row.run();
}

// Published replies below keep what is no longer published as a placeholder, whatever its status:
// so readers see a change only when a comment enters or leaves publication.
base::Result<void> show(Connection& connection, const std::string& thread) {
  TRY(Statement row,
      connection.prepare("UPDATE threads SET version = lower(hex(randomblob(8))) WHERE key = ?1"));
  row.bind(thread);
  return row.run();
}

// The thread to write to is there and open, or is made.
base::Result<void> enter_thread(Connection& connection, const storage::NewComment& request) {
  TRY(const std::optional<domain::Thread> thread, find_thread(connection, request.comment.thread));
  if (thread && !thread->open) {
    return base::Fault{base::Code::thread_closed, "this thread takes no more comments"};
  }
  if (thread) return {};
  if (request.new_thread == storage::NewThread::refuse) {
    return base::Fault{base::Code::unknown_thread, "this site has no such page"};
  }
  return save_thread(connection, {request.comment.thread});
}

}  // namespace

base::Result<domain::Comment> add_comment(Connection& connection,
                                          const storage::NewComment& request) {
  TRY_DONE(enter_thread(connection, request));
  TRY_DONE(check_rates(connection, request));
  domain::Comment comment = request.comment;
  TRY(const std::int64_t sequence, next_sequence(connection));
  TRY_DONE(place(connection, comment, sequence));
  TRY_DONE(insert(connection, comment, sequence));
  TRY_DONE(insert_reasons(connection, comment, sequence));
  TRY_DONE(insert_event(connection, comment, {comment.created, "visitor", "submitted", {}, ""}));
  if (comment.status == domain::Status::published) TRY_DONE(show(connection, comment.thread));
  if (request.request) {
    TRY_DONE(keep_answer(connection,
                         {*request.request, comment.id, comment.status, "", comment.created}));
  }
  return comment;
}

base::Result<storage::Decided> decide_comment(Connection& connection,
                                              const domain::Decision& decision, base::Time at) {
  TRY(std::optional<domain::Comment> comment, find_comment(connection, decision.comment));
  if (!comment) return base::Fault{base::Code::not_found, "there is no such comment"};
  const std::string from(domain::name(comment->status));
  TRY(const domain::Effect effect, domain::decide(*comment, decision));
  if (effect == domain::Effect::repeated) return storage::Decided{*std::move(comment), effect};
  TRY(Statement row, connection.prepare("UPDATE comments SET status = ?2, last_action = ?3, "
                                        "status_before = ?4 WHERE id = ?1"));
  row.bind(comment->id, domain::name(comment->status), domain::name(*comment->last_action),
           domain::name(*comment->status_before));
  TRY_DONE(row.run());
  TRY_DONE(insert_event(
      connection, *comment,
      {at, decision.moderator, std::string(domain::name(decision.action)), from, decision.note}));
  const std::string_view published = domain::name(domain::Status::published);
  if (from == published || domain::name(comment->status) == published) {
    TRY_DONE(show(connection, comment->thread));
  }
  return storage::Decided{*std::move(comment), effect};
}

base::Result<void> save_thread(Connection& connection, const domain::Thread& thread) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO threads(key, title, open) VALUES(?1, ?2, ?3) "
          "ON CONFLICT(key) DO UPDATE SET title = excluded.title, open = excluded.open"));
  row.bind(thread.key, thread.title, thread.open ? 1 : 0);
  return row.run();
}

base::Result<void> add_token(Connection& connection, const storage::NewToken& token) {
  TRY(Statement row, connection.prepare("INSERT INTO tokens(name, role, hash, created) "
                                        "VALUES(?1, ?2, ?3, ?4)"));
  row.bind(token.name, domain::name(token.role), token.hash, milliseconds(token.created));
  return row.run();
}

base::Result<void> revoke_token(Connection& connection, const std::string& name, base::Time at) {
  TRY(Statement row,
      connection.prepare("UPDATE tokens SET revoked = ?2 WHERE name = ?1 AND revoked IS NULL"));
  row.bind(name, milliseconds(at));
  TRY_DONE(row.run());
  if (connection.changed_rows() == 0) {
    return base::Fault{base::Code::not_found, "no token has the name \"" + name + "\""};
  }
  return {};
}

}  // namespace sqlite
