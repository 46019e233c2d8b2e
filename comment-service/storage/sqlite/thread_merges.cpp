#include "storage/sqlite/thread_merges.h"

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/manifest.h"
#include "storage/sqlite/read_transaction.h"
#include "storage/sqlite/thread_moves.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

using Merges = std::vector<domain::ThreadMerge>;

base::Result<Merges> plan(Connection& connection, const domain::KeyOfPage& key_of_page) {
  TRY(const bool named, has_manifest(connection));
  TRY(const domain::StoredThreads stored, read_stored_threads(connection));
  return domain::thread_merges(
      stored, named ? domain::SitePages::listed : domain::SitePages::unknown, key_of_page);
}

base::Result<void> save(Connection& connection, const domain::Thread& thread) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO threads(key, title, open, listed, lang, page_open, closes, moderation, "
          "page, changed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, " NEXT_CHANGE
          ") ON CONFLICT(key) DO UPDATE SET title = excluded.title, open = excluded.open, "
          "listed = excluded.listed, lang = excluded.lang, page_open = excluded.page_open, "
          "closes = excluded.closes, moderation = excluded.moderation, page = excluded.page"));
  std::optional<std::int64_t> closes;
  if (thread.closes) closes = milliseconds(*thread.closes);
  row.bind(thread.key, thread.title, thread.open ? 1 : 0, thread.listed ? 1 : 0, thread.lang,
           thread.page_open ? 1 : 0, closes, domain::name(thread.moderation), thread.page);
  return row.run();
}

// Saves the thread that gets the comments, and returns its key. Another thread than `merge.to` gets
// them if the comments of that one have moved on.
base::Result<std::string> save_target(Connection& connection, const domain::ThreadMerge& merge,
                                      const domain::Thread& source) {
  TRY(std::optional<domain::Thread> target, find_thread(connection, merge.to));
  // A moderator may have moved the page's comments to its other spelling.
  if (!target || target->key == merge.from) target = source;
  if (target->key == merge.from) target->key = merge.to;
  TRY_DONE(save(connection, domain::merged(*target, source)));
  return target->key;
}

base::Result<void> merge_one(Connection& connection, const domain::ThreadMerge& merge,
                             base::Time at) {
  TRY(const domain::StoredThreads stored,
      read_stored_threads(connection, std::vector{merge.from, merge.to}));
  const auto source = stored.find(merge.from);
  if (source == stored.end()) return {};
  domain::ThreadMove move{merge.from, source->second.moved_to};
  if (move.to.empty()) {
    TRY(move.to, save_target(connection, merge, source->second.thread));
  } else {
    // An earlier merge may have made the thread of the page.
    if (stored.contains(merge.to)) return {};
    move.from = merge.to;
    TRY_DONE(save_thread(connection, {merge.to}));
  }
  TRY_DONE(move_all(connection, {move}));
  return insert_event(connection, AuditSubject{"thread", move.from, move.to},
                      {at, "service", "merged"});
}

base::Result<void> merge_all(Connection& connection, const Merges& merges, base::Time at) {
  if (merges.empty()) return {};
  TRY_DONE(begin_moves(connection));
  for (const domain::ThreadMerge& merge : merges) TRY_DONE(merge_one(connection, merge, at));
  return {};
}

}  // namespace

base::Result<Merges> merge_threads(Connection& connection, const domain::KeyOfPage& key_of_page,
                                   base::Time at) {
  TRY(Merges merges, plan(connection, key_of_page));
  TRY_DONE(merge_all(connection, merges, at));
  return merges;
}

base::Result<Merges> merge_threads(const std::string& path, const domain::KeyOfPage& key_of_page,
                                   base::Time at) {
  TRY(Connection connection, Connection::open(path));
  {
    TRY(const ReadTransaction one_state, ReadTransaction::begin(connection));
    TRY(const Merges merges, plan(connection, key_of_page));
    if (merges.empty()) return merges;
  }
  TRY_DONE(connection.execute("BEGIN IMMEDIATE"));
  base::Result<Merges> merges = merge_threads(connection, key_of_page, at);
  // The fault of the merge is returned, not that of the rollback.
  const base::Result<void> ended = connection.execute(merges ? "COMMIT" : "ROLLBACK");
  if (merges && !ended) return ended.fault();
  return merges;
}

}  // namespace sqlite
