#include "storage/sqlite/manifest.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/read_transaction.h"
#include "storage/sqlite/thread_moves.h"
#include "storage/sqlite/threads.h"

#define STORED_THREADS                                                              \
  "SELECT " THREAD_COLUMNS                                                          \
  ", coalesce((SELECT n.key FROM threads n WHERE n.number = threads.moved_to), '')" \
  " FROM threads "

namespace sqlite {
namespace {

domain::StoredThread stored_thread_in(const Statement& row) {
  return {thread_in(row), row.text(kThreadColumns)};
}

base::Result<void> check_tag(Connection& connection, const storage::Manifest& manifest) {
  TRY(Statement row, connection.prepare("SELECT value FROM meta WHERE name = 'manifest'"));
  TRY(const bool found, row.step());
  // "*" matches any existing manifest (RFC 9110, section 13.1.1). So does this one itself: then the
  // client repeats a request whose answer it did not get.
  const bool matches = !manifest.replaces ||
                       (found && (*manifest.replaces == "*" || *manifest.replaces == row.text(0) ||
                                  manifest.tag == row.text(0)));
  if (matches) return {};
  return base::Fault{base::Code::changed, "another manifest was stored after this one was made"};
}

base::Result<void> store_tag(Connection& connection, const storage::Manifest& manifest) {
  TRY_DONE(check_tag(connection, manifest));
  TRY(Statement row, connection.prepare("INSERT OR REPLACE INTO meta VALUES('manifest', ?1)"));
  row.bind(manifest.tag);
  TRY_DONE(row.run());
  return insert_event(connection, AuditSubject{"manifest", manifest.tag},
                      {manifest.at, manifest.actor, "replaced"});
}

// A listed page is a thread of its own again, even if its earlier comments have moved.
base::Result<void> list(Connection& connection, const domain::Thread& thread) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO threads(key, title, lang, page_open, closes, moderation, page, changed) "
          "VALUES(?1, ?2, ?3, ?4, nullif(?5, 0), ?6, ?7, " NEXT_CHANGE
          ") ON CONFLICT(key) DO UPDATE SET "
          "title = excluded.title, lang = excluded.lang, page_open = excluded.page_open, "
          "closes = excluded.closes, moderation = excluded.moderation, page = excluded.page, "
          "listed = 1, moved_to = NULL, version = " NEW_VERSION ", changed = excluded.changed"));
  // 0 stands for "never", because no thread closed in 1970.
  const std::int64_t closes = thread.closes ? milliseconds(*thread.closes) : 0;
  row.bind(thread.key, thread.title, thread.lang, thread.page_open ? 1 : 0, closes,
           domain::name(thread.moderation), thread.page);
  return row.run();
}

base::Result<void> unlist(Connection& connection, const std::string& key) {
  TRY(Statement row, connection.prepare("UPDATE threads SET listed = 0 WHERE key = ?1"));
  row.bind(key);
  TRY_DONE(row.run());
  return renew_version(connection, key);
}

base::Result<void> set_open(Connection& connection, const std::string& key, bool open) {
  TRY(Statement row, connection.prepare("UPDATE threads SET open = ?2 WHERE key = ?1"));
  row.bind(key, open ? 1 : 0);
  return row.run();
}

base::Result<void> store_changes(Connection& connection, const domain::StoredThreads& stored,
                                 const domain::ManifestChanges& changes) {
  for (const domain::Thread* thread : changes.listed) TRY_DONE(list(connection, *thread));
  for (const domain::ThreadMove& move : changes.moves) {
    // The old address redirects even if it never had a comment.
    if (!stored.contains(move.from)) TRY_DONE(save_thread(connection, {move.from}));
  }
  if (!changes.moves.empty()) TRY_DONE(move_all(connection, changes.moves));
  for (const auto& [key, open] : changes.open) TRY_DONE(set_open(connection, key, open));
  for (const std::string& key : changes.unlisted) TRY_DONE(unlist(connection, key));
  return {};
}

}  // namespace

base::Result<ManifestWrite> ManifestWrite::plan(Connection& connection,
                                                const storage::Manifest& manifest) {
  TRY(const ReadTransaction one_state, ReadTransaction::begin(connection));
  TRY_DONE(check_tag(connection, manifest));
  ManifestWrite write(manifest);
  TRY(const domain::StoredThreads stored, read_stored_threads(connection));
  for (domain::ManifestGroup& group : domain::manifest_groups(stored, manifest.threads)) {
    if (!domain::manifest_changes(stored, group).empty()) write.groups_.push_back(std::move(group));
  }
  return write;
}

base::Result<void> ManifestWrite::store_some(Connection& connection,
                                             const std::function<bool()>& enough) {
  TRY_DONE(begin_moves(connection));
  do {
    if (next_ < groups_.size()) TRY_DONE(store_group(connection, groups_[next_++]));
    if (next_ == groups_.size()) {
      TRY_DONE(store_tag(connection, *manifest_));
      complete_ = true;
    }
  } while (!complete_ && !enough());
  return {};
}

base::Result<void> ManifestWrite::store_group(Connection& connection,
                                              const domain::ManifestGroup& group) {
  TRY(const domain::StoredThreads now, read_stored_threads(connection, group.keys));
  const domain::ManifestChanges changes = domain::manifest_changes(now, group);
  outcome_.added += changes.added;
  outcome_.moved += static_cast<std::int64_t>(changes.moves.size());
  outcome_.unlisted += static_cast<std::int64_t>(changes.unlisted.size());
  return store_changes(connection, now, changes);
}

base::Result<domain::StoredThreads> read_stored_threads(Connection& connection) {
  TRY(Statement row, connection.prepare(STORED_THREADS));
  domain::StoredThreads threads;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return threads;
    domain::StoredThread found = stored_thread_in(row);
    std::string key = found.thread.key;
    threads.emplace(std::move(key), std::move(found));
  }
}

base::Result<domain::StoredThreads> read_stored_threads(Connection& connection,
                                                        const std::vector<std::string>& keys) {
  domain::StoredThreads threads;
  for (const std::string& key : keys) {
    TRY(Statement row, connection.prepare(STORED_THREADS "WHERE key = ?1"));
    row.bind(key);
    TRY(const bool found, row.step());
    if (found) threads.emplace(key, stored_thread_in(row));
  }
  return threads;
}

base::Result<bool> has_manifest(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT 1 FROM meta WHERE name = 'manifest'"));
  return row.step();
}

}  // namespace sqlite
