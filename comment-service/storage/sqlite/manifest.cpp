#include "storage/sqlite/manifest.h"

#include <map>
#include <set>

#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

struct ThreadRow {
  std::int64_t number = 0;
  std::optional<std::int64_t> moved_to = {};
  domain::Thread thread = {};
};

using ThreadRows = std::map<std::string, ThreadRow>;

base::Result<ThreadRows> all_rows(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT " THREAD_COLUMNS ", number, moved_to FROM threads"));
  ThreadRows rows;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return rows;
    ThreadRow found{row.integer(kThreadColumns), {}, thread_in(row)};
    if (!row.null(kThreadColumns + 1)) found.moved_to = row.integer(kThreadColumns + 1);
    std::string key = found.thread.key;
    rows.emplace(std::move(key), std::move(found));
  }
}

base::Result<void> replace_tag(Connection& connection, const storage::Manifest& manifest) {
  TRY(Statement old, connection.prepare("SELECT value FROM meta WHERE name = 'manifest'"));
  TRY(const bool found, old.step());
  // "*" matches any existing manifest (RFC 9110, section 13.1.1).
  const bool matches = !manifest.replaces ||
                       (found && (*manifest.replaces == "*" || *manifest.replaces == old.text(0)));
  if (!matches)
    return base::Fault{base::Code::changed, "another manifest was stored after this one was made"};
  TRY(Statement row, connection.prepare("INSERT OR REPLACE INTO meta VALUES('manifest', ?1)"));
  row.bind(manifest.tag);
  return row.run();
}

bool same_page(const domain::Thread& a, const domain::Thread& b) {
  return a.title == b.title && a.listed == b.listed && a.lang == b.lang &&
         a.page_open == b.page_open && a.closes == b.closes && a.moderation == b.moderation &&
         a.page == b.page;
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

base::Result<std::int64_t> number_of(Connection& connection, const std::string& key) {
  TRY(Statement row, connection.prepare("SELECT number FROM threads WHERE key = ?1"));
  row.bind(key);
  TRY(const bool found, row.step());
  if (found) return row.integer(0);
  return base::Fault{base::Code::internal, "a thread is missing", key};
}

// The role of an address after its comments have moved away.
enum class OldAddress { leads_on, is_another_page };

struct ThreadMove {
  std::int64_t from = 0;
  std::int64_t to = 0;
  OldAddress old_address = OldAddress::leads_on;
  // Whether moderators closed the page that moves.
  bool closed = false;
};

// Marks the target by a negative number, so that a later move of the same batch does not move the
// comments again.
base::Result<void> start_move(Connection& connection, const ThreadMove& move) {
  TRY(Statement comments,
      connection.prepare("UPDATE comments SET thread = -?2, came_from = ?1 WHERE thread = ?1"));
  comments.bind(move.from, move.to);
  TRY_DONE(comments.run());
  TRY(Statement threads,
      connection.prepare("UPDATE threads SET version = " NEW_VERSION ", changed = " NEXT_CHANGE
                         ", listed = iif(number IN (?2, ?3), listed, 0), "
                         "moved_to = iif(number IN (?2, ?3), NULL, -?2) "
                         "WHERE number IN (?1, ?2) OR moved_to = ?1"));
  threads.bind(move.from, move.to,
               move.old_address == OldAddress::is_another_page ? move.from : move.to);
  return threads.run();
}

// Moves the comments of all pairs at once, and redirects threads that led to the old ones. Pages
// may therefore exchange their addresses.
base::Result<void> move_all(Connection& connection, const std::vector<ThreadMove>& moves) {
  TRY_DONE(connection.execute("PRAGMA defer_foreign_keys = ON"));
  for (const ThreadMove& move : moves) TRY_DONE(start_move(connection, move));
  TRY_DONE(connection.execute("UPDATE comments SET thread = -thread WHERE thread < 0"));
  return connection.execute("UPDATE threads SET moved_to = -moved_to WHERE moved_to < 0");
}

static_assert(domain::kPathStep == 20, "the SQL below counts on it");

base::Result<void> set_open(Connection& connection, std::int64_t number, int open) {
  TRY(Statement row, connection.prepare("UPDATE threads SET open = ?2 WHERE number = ?1"));
  row.bind(number, open);
  return row.run();
}

class ManifestUpdate {
 public:
  ManifestUpdate(Connection& connection, const storage::Manifest& manifest)
      : connection_(connection), manifest_(manifest) {}

  base::Result<storage::ManifestOutcome> run() {
    TRY_DONE(replace_tag(connection_, manifest_));
    TRY(rows_, all_rows(connection_));
    for (const storage::ManifestThread& page : manifest_.threads) {
      keys_.insert(page.thread.key);
      if (!page.thread.page.empty()) by_page_.emplace(page.thread.page, page.thread.key);
    }
    for (const storage::ManifestThread& page : manifest_.threads) TRY_DONE(list_page(page.thread));
    TRY_DONE(move_aliases());
    for (const auto& [key, row] : rows_) TRY_DONE(leave(key, row));
    return outcome_;
  }

 private:
  base::Result<void> list_page(const domain::Thread& thread) {
    const auto row = rows_.find(thread.key);
    if (row == rows_.end()) ++outcome_.added;
    const bool known =
        row != rows_.end() && !row->second.moved_to && same_page(row->second.thread, thread);
    return known ? base::Result<void>() : list(connection_, thread);
  }

  base::Result<void> move_aliases() {
    for (const storage::ManifestThread& page : manifest_.threads) {
      for (const std::string& alias : page.aliases) TRY_DONE(move_from(alias, page.thread.key));
    }
    // A page with a stable name is found at its new address without an alias.
    for (const auto& [key, row] : rows_) {
      const auto page = by_page_.find(row.thread.page);
      if (row.moved_to || page == by_page_.end() || page->second == key) continue;
      TRY_DONE(move_from(key, page->second));
    }
    TRY_DONE(move_all(connection_, moves_));
    return keep_closed();
  }

  base::Result<void> move_from(const std::string& from, const std::string& key) {
    TRY(const std::int64_t to, number_of(connection_, key));
    const auto row = rows_.find(from);
    const bool there = row != rows_.end();
    if (there && row->second.moved_to == to) return {};
    if (!moved_.insert(from).second) return {};
    if (!rows_.contains(key)) fresh_.insert(to);
    // The old address redirects even if it never had a comment.
    if (!there) TRY_DONE(save_thread(connection_, {from}));
    TRY(const std::int64_t number, number_of(connection_, from));
    const OldAddress old_address =
        keys_.contains(from) ? OldAddress::is_another_page : OldAddress::leads_on;
    // The page that now has this address is not the page whose comments move away.
    if (old_address == OldAddress::is_another_page) fresh_.insert(number);
    moves_.push_back({number, to, old_address, there && !row->second.thread.open});
    ++outcome_.moved;
    return {};
  }

  // The moderators' open state of the old page applies to the new page.
  base::Result<void> keep_closed() {
    for (const ThreadMove& move : moves_) {
      if (move.old_address == OldAddress::is_another_page)
        TRY_DONE(set_open(connection_, move.from, 1));
    }
    for (const ThreadMove& move : moves_) {
      if (move.closed && fresh_.contains(move.to)) TRY_DONE(set_open(connection_, move.to, 0));
    }
    return {};
  }

  base::Result<void> leave(const std::string& key, const ThreadRow& row) {
    const bool gone =
        row.thread.listed && !row.moved_to && !keys_.contains(key) && !moved_.contains(key);
    if (!gone) return {};
    ++outcome_.unlisted;
    return unlist(connection_, key);
  }

  Connection& connection_;
  const storage::Manifest& manifest_;
  // The rows before this manifest.
  ThreadRows rows_;
  std::set<std::string> keys_;
  std::map<std::string, std::string> by_page_;
  std::set<std::string> moved_;
  std::vector<ThreadMove> moves_;
  // Threads that had no comments of their own before the moves.
  std::set<std::int64_t> fresh_;
  storage::ManifestOutcome outcome_;
};

}  // namespace

base::Result<storage::ManifestOutcome> put_manifest(Connection& connection,
                                                    const storage::Manifest& manifest) {
  TRY(storage::ManifestOutcome outcome, ManifestUpdate(connection, manifest).run());
  TRY_DONE(insert_event(connection, AuditSubject{"manifest", manifest.tag},
                        {manifest.at, manifest.actor, "replaced"}));
  return outcome;
}

base::Result<void> move_comments(Connection& connection, const std::string& from,
                                 const std::string& to) {
  TRY(const std::int64_t source, number_of(connection, from));
  TRY(const std::int64_t target, number_of(connection, to));
  return move_all(connection, {{source, target}});
}

base::Result<bool> has_moved_to(Connection& connection, const std::string& key,
                                const std::string& target) {
  TRY(Statement row,
      connection.prepare("SELECT 1 FROM threads t JOIN threads n "
                         "ON n.number = t.moved_to WHERE t.key = ?1 AND n.key = ?2"));
  row.bind(key, target);
  return row.step();
}

base::Result<void> undo_move(Connection& connection, const std::string& from,
                             const std::string& key) {
  TRY(const std::int64_t source, number_of(connection, from));
  TRY(const std::int64_t target, number_of(connection, key));
  // A conversation moves back to the thread of its first comment.
  TRY(Statement comments,
      connection.prepare("UPDATE comments SET thread = ?2, came_from = NULL WHERE thread = ?1 AND "
                         "substr(path, 1, 20) IN (SELECT path FROM comments "
                         "WHERE thread = ?1 AND came_from = ?2 AND parent IS NULL)"));
  comments.bind(source, target);
  TRY_DONE(comments.run());
  TRY(Statement thread,
      connection.prepare("UPDATE threads SET moved_to = NULL, listed = 1 WHERE number = ?1"));
  thread.bind(target);
  TRY_DONE(thread.run());
  TRY_DONE(renew_version(connection, from));
  return renew_version(connection, key);
}

base::Result<bool> has_manifest(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT 1 FROM meta WHERE name = 'manifest'"));
  return row.step();
}

}  // namespace sqlite
