#include "storage/sqlite/migrations.h"

#include <array>

#include "storage/sqlite/thread_merges.h"

namespace sqlite {
namespace {

// Migration N leads to PRAGMA user_version N. Never edit a released migration; add a new one.
//   comments.path  the display order, see domain/comment.h
//   threads.version  random; changes whenever readers see a change. It identifies one state for
//                  ever, even after the database is restored from a backup
//   comments.fingerprint  hash of the text, to find duplicates; '' in comments older than it
//   reasons.span_begin, span_end  half-open byte range of the field
//   policies       every policy that was applied; the last one is active
//   threads.changed  change number of the last state that readers saw; it grows with each change
//   threads.moved_to  the thread that has the comments now
//   refusals       the number of comments that each rule refused; nothing else of them is kept
//   comments.request, request_body, told, answered  the answer to a request with an
//   Idempotency-Key,
//                  kept for a day: hashes of key and body, the reasons, and the status at that time
//   refused_answers  such answers without a comment, bounded in number and bytes; the comment's
//                  text appears only in evidence
//   comments.settled  time of the last decision about the status; NULL: no decision
//   comments.redacted  1 after a moderator removed a part of the text
//   comments.waiting  why a held comment waits, see domain/comment.h
//   comments.came_from  the thread of the last move; NULL: never moved
//   comments.network  the widest network of the sender that rates count; '' in comments older than
//   it arrivals       for each counted network, the times of comments and edits that rates count; a
//                  single IPv4 address only as a hash. No rate counts a row after `until`
//   full_queues    the limits of waiting comments that turned comments away; '' and '': the site's
//   notes          the moderators' notes; actors as in events
//   blocks.value   normalised, see domain/block.h
//   meta 'spellings'  there while threads may have a percent-encoded key or one with a fragment
//   events         who did what and when; ids only, so that a person can be erased. The actor is
//                  the number of a token, or visitor, command-line, service
constexpr auto kSteps = std::to_array<std::string_view>({R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE threads(
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  open INTEGER NOT NULL DEFAULT 1 CHECK(open IN (0, 1)),
  version TEXT NOT NULL DEFAULT '0'
) STRICT;

CREATE TABLE comments(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  thread INTEGER NOT NULL REFERENCES threads(number),
  parent INTEGER REFERENCES comments(sequence),
  depth INTEGER NOT NULL,
  path TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('held', 'published', 'rejected', 'spam', 'deleted', 'withdrawn')),
  last_action TEXT,
  status_before TEXT,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  website TEXT NOT NULL,
  address TEXT NOT NULL,
  body TEXT NOT NULL,
  html TEXT NOT NULL,
  revision INTEGER NOT NULL,
  author INTEGER NOT NULL CHECK(author IN (0, 1)),
  created INTEGER NOT NULL,
  edited INTEGER
) STRICT;
CREATE UNIQUE INDEX comments_displayed ON comments(thread, path);
CREATE INDEX comments_counted ON comments(thread, status);
CREATE INDEX comments_queued ON comments(status, sequence);
CREATE INDEX comments_written_by ON comments(email, status) WHERE email <> '';

CREATE TABLE reasons(
  comment INTEGER NOT NULL REFERENCES comments(sequence),
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  field TEXT NOT NULL,
  evidence TEXT NOT NULL,
  told INTEGER NOT NULL CHECK(told IN (0, 1)),
  PRIMARY KEY(comment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens(
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK(role IN ('read', 'moderate', 'admin', 'build')),
  hash TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  revoked INTEGER
) STRICT;
CREATE UNIQUE INDEX tokens_named ON tokens(name) WHERE revoked IS NULL;

CREATE TABLE events(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  thread INTEGER NOT NULL REFERENCES threads(number),
  comment TEXT NOT NULL,
  revision INTEGER NOT NULL,
  status_from TEXT,
  status_to TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
)sql",
                                                         R"sql(
CREATE INDEX comments_sent_from ON comments(address, created);
CREATE INDEX comments_sent_to ON comments(thread, created);

CREATE TABLE answers(
  key TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  comment TEXT NOT NULL,
  status TEXT NOT NULL,
  problem TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers(at);
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
CREATE INDEX comments_of_text ON comments(fingerprint, created) WHERE fingerprint <> '';
CREATE INDEX comments_by_authors ON comments(name) WHERE author = 1;

ALTER TABLE reasons ADD COLUMN measure TEXT NOT NULL DEFAULT '';
ALTER TABLE reasons ADD COLUMN bound TEXT NOT NULL DEFAULT '';
ALTER TABLE reasons ADD COLUMN span_begin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reasons ADD COLUMN span_end INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reasons ADD COLUMN policy TEXT NOT NULL DEFAULT '';

CREATE TABLE policies(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  applied INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT;
)sql",
                                                         R"sql(
ALTER TABLE threads ADD COLUMN listed INTEGER NOT NULL DEFAULT 1 CHECK(listed IN (0, 1));
ALTER TABLE threads ADD COLUMN lang TEXT NOT NULL DEFAULT '';
ALTER TABLE threads ADD COLUMN page_open INTEGER NOT NULL DEFAULT 1 CHECK(page_open IN (0, 1));
ALTER TABLE threads ADD COLUMN closes INTEGER;
ALTER TABLE threads ADD COLUMN moderation TEXT NOT NULL DEFAULT 'policy' CHECK(moderation IN ('policy', 'hold'));
ALTER TABLE threads ADD COLUMN page TEXT NOT NULL DEFAULT '';
ALTER TABLE threads ADD COLUMN moved_to INTEGER REFERENCES threads(number);
ALTER TABLE threads ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
UPDATE threads SET changed = number;
CREATE INDEX threads_changed ON threads(changed);
CREATE INDEX threads_moved ON threads(moved_to) WHERE moved_to IS NOT NULL;
)sql",
                                                         R"sql(
CREATE INDEX events_of_comment ON events(comment, sequence);
)sql",
                                                         R"sql(
CREATE TABLE refusals(
  policy TEXT NOT NULL,
  rule TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY(policy, rule)
) STRICT, WITHOUT ROWID;
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN settled INTEGER;

CREATE TABLE notes(
  number INTEGER PRIMARY KEY,
  comment INTEGER NOT NULL REFERENCES comments(sequence),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of ON notes(comment);

CREATE TABLE blocks(
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('address', 'email', 'domain', 'word')),
  value TEXT NOT NULL,
  created INTEGER NOT NULL,
  UNIQUE(kind, value)
) STRICT;

ALTER TABLE events RENAME TO old_events;
UPDATE old_events SET actor = coalesce(
  (SELECT CAST(max(number) AS TEXT) FROM tokens WHERE name = old_events.actor), actor);
INSERT INTO notes(comment, at, actor, text)
  SELECT c.sequence, e.at, e.actor, e.note FROM old_events e JOIN comments c ON c.id = e.comment
  WHERE e.note <> '' ORDER BY e.sequence;
CREATE TABLE events(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  status_from TEXT NOT NULL,
  status_to TEXT NOT NULL
) STRICT;
INSERT INTO events
  SELECT sequence, at, actor, kind, 'comment', comment, revision, coalesce(status_from, ''), status_to
  FROM old_events;
DROP TABLE old_events;
CREATE INDEX events_of_comment ON events(id, sequence);
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0 CHECK(redacted IN (0, 1));
UPDATE comments SET redacted = 1 WHERE id IN (SELECT id FROM events WHERE kind = 'redact');
CREATE INDEX comments_edited_from ON comments(address, edited) WHERE edited IS NOT NULL;
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN came_from INTEGER REFERENCES threads(number);
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN network TEXT NOT NULL DEFAULT '';
UPDATE comments SET network = address WHERE status = 'held' AND address NOT LIKE '%:%';
CREATE INDEX comments_waiting ON comments(thread, network) WHERE status = 'held';
DROP INDEX comments_counted;
CREATE INDEX comments_counted ON comments(thread, status, created);
DROP INDEX comments_sent_from;
DROP INDEX comments_edited_from;

CREATE TABLE arrivals(
  network TEXT NOT NULL,
  at INTEGER NOT NULL,
  number INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY(network, at, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE full_queues(
  thread TEXT NOT NULL,
  network TEXT NOT NULL,
  bound INTEGER NOT NULL,
  count INTEGER NOT NULL,
  since INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY(thread, network)
) STRICT, WITHOUT ROWID;
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN request TEXT;
ALTER TABLE comments ADD COLUMN request_body TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN answered TEXT NOT NULL DEFAULT '';
CREATE INDEX comments_answered ON comments(request, created) WHERE request IS NOT NULL;
UPDATE comments SET (request, request_body, told, answered) =
  (SELECT key, body, problem, status FROM answers WHERE comment = id)
  WHERE id IN (SELECT comment FROM answers);

CREATE TABLE refused_answers(
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  network TEXT NOT NULL,
  told TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX refused_answers_of ON refused_answers(network, number, bytes);
CREATE INDEX refused_answers_by_age ON refused_answers(at);
DROP TABLE answers;
)sql",
                                                         R"sql(
CREATE TABLE clock(
  number INTEGER PRIMARY KEY CHECK(number = 1),
  wall INTEGER NOT NULL,
  boot TEXT NOT NULL,
  since_boot INTEGER NOT NULL,
  in_doubt INTEGER NOT NULL CHECK(in_doubt IN (0, 1)),
  consistent INTEGER NOT NULL
) STRICT;
CREATE TABLE notices(
  name TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
                                                         R"sql(
ALTER TABLE comments ADD COLUMN waiting TEXT NOT NULL DEFAULT '';
UPDATE comments SET waiting = 'again' WHERE status = 'held' AND
  (SELECT e.kind || ' ' || e.status_from FROM events e WHERE e.subject = 'comment' AND
     e.id = comments.id AND e.status_from <> e.status_to ORDER BY e.sequence DESC LIMIT 1) =
  'edited published';
UPDATE threads SET version = lower(hex(randomblob(8))),
    changed = (SELECT max(changed) + 1 FROM threads)
  WHERE number IN (SELECT h.thread FROM comments h WHERE h.status = 'held' AND (
    h.waiting = 'again' OR EXISTS(SELECT 1 FROM comments r WHERE r.thread = h.thread AND
      r.path > h.path AND r.path < h.path || 'g' AND r.status = 'published')));
)sql",
                                                         R"sql(
INSERT INTO meta VALUES('spellings', 'unmerged');
)sql",
                                                         R"sql(
CREATE INDEX comments_answering ON comments(parent, status) WHERE parent IS NOT NULL;
)sql",
                                                         R"sql(
CREATE INDEX comments_queued_in ON comments(thread, status, sequence);
)sql"});

base::Result<std::int64_t> version(Connection& connection) {
  TRY(Statement statement, connection.prepare("PRAGMA user_version"));
  TRY([[maybe_unused]] const bool row, statement.step());
  return statement.integer(0);
}

// Whether the file has tables, but not those that every version of this program has. Other
// comment services have "comments" and "threads", too.
base::Result<bool> belongs_to_another_program(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT count(*), coalesce(sum(name IN ('meta', 'threads', 'comments', "
                         "'reasons', 'tokens')), 0) FROM sqlite_schema WHERE type = 'table'"));
  TRY([[maybe_unused]] const bool found, row.step());
  constexpr std::int64_t own = 5;
  return row.integer(0) > 0 && row.integer(1) < own;
}

// Earlier versions had a thread for each spelling of a page's path. SQL cannot decode the keys.
// Runs with the newest tables only, because it shares code with the service.
base::Result<void> merge_spellings(Connection& connection) {
  TRY_DONE(connection.run("DELETE FROM meta WHERE name = 'spellings'"));
  if (connection.changed_rows() == 0) return {};
  TRY_DONE(merge_threads(connection, domain::meant_key, base::SystemClock().now()));
  return {};
}

base::Result<void> apply(Connection& connection, std::size_t last) {
  // The version is read again inside the transaction, because another process may have migrated.
  TRY(const std::int64_t from, version(connection));
  for (auto step = static_cast<std::size_t>(from); step < last; ++step) {
    TRY_DONE(connection.execute(std::string(kSteps.at(step))));
    TRY_DONE(connection.execute("PRAGMA user_version = " + std::to_string(step + 1)));
  }
  if (last == newest_version()) TRY_DONE(merge_spellings(connection));
  return {};
}

}  // namespace

std::size_t newest_version() { return kSteps.size(); }

base::Result<void> migrate(Connection& connection, std::size_t last) {
  TRY(const std::int64_t from, version(connection));
  const auto today = static_cast<std::int64_t>(last);
  TRY(const bool is_foreign, belongs_to_another_program(connection));
  if (is_foreign) {
    return base::Fault{base::Code::unavailable,
                       "this is the database of another program; name another with --database"};
  }
  if (from == today) return {};
  if (from > today) {
    return base::Fault{
        base::Code::unavailable,
        "the database was made by a newer version of this program; update the program"};
  }
  TRY_DONE(connection.execute("BEGIN IMMEDIATE"));
  base::Result<void> applied = apply(connection, last);
  if (applied) return connection.execute("COMMIT");
  // The fault of the migration is returned, not that of the rollback.
  [[maybe_unused]] const base::Result<void> rolled_back = connection.execute("ROLLBACK");
  return applied;
}

}  // namespace sqlite
