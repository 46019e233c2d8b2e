#include "storage/sqlite/store.h"

#include <chrono>

#include "base/encoding.h"
#include "base/guarded.h"
#include "base/timed_mutex.h"
#include "storage/sqlite/add_comment.h"
#include "storage/sqlite/answers.h"
#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/author_changes.h"
#include "storage/sqlite/blocks.h"
#include "storage/sqlite/circumstances.h"
#include "storage/sqlite/clock_watch.h"
#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/database_file.h"
#include "storage/sqlite/depth_limit.h"
#include "storage/sqlite/manifest.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/moderation.h"
#include "storage/sqlite/purge.h"
#include "storage/sqlite/rates.h"
#include "storage/sqlite/read_queries.h"
#include "storage/sqlite/snapshot.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/tokens.h"
#include "storage/sqlite/waiting_comments.h"
#include "storage/sqlite/writer.h"

namespace sqlite {
namespace {

// How long other writers wait for a part of a manifest, its commit excluded.
constexpr std::chrono::milliseconds kManifestPart{50};
// How long a manifest waits for another one.
constexpr std::chrono::seconds kManifestPatience{1};

// The pool of idle connections. It never has more connections than concurrent readers.
class Readers {
 public:
  Readers(std::string path, const DatabaseFiles& files) : path_(std::move(path)), files_(files) {}

  // See Connection. No connection may be in use.
  void keep_log_at_close() {
    idle_.with([](std::vector<Connection>& idle) {
      for (Connection& connection : idle) connection.keep_log_at_close();
    });
  }

  // Opens another connection to the file that the store has, whatever is at its path now.
  base::Result<Connection> open() const {
    TRY(Connection connection, Connection::open(path_));
    TRY_DONE(files_.check());
    return connection;
  }

  template <class Read>
  auto with(Read&& read) -> decltype(read(std::declval<Connection&>())) {
    TRY(Connection connection, take());
    auto outcome = read(connection);
    idle_.with([&](std::vector<Connection>& idle) { idle.push_back(std::move(connection)); });
    return outcome;
  }

 private:
  base::Result<Connection> take() {
    std::optional<Connection> connection;
    idle_.with([&](std::vector<Connection>& idle) {
      if (idle.empty()) return;
      connection = std::move(idle.back());
      idle.pop_back();
    });
    if (connection) return *std::move(connection);
    return open();
  }

  std::string path_;
  const DatabaseFiles& files_;
  base::Guarded<std::vector<Connection>> idle_;
};

class Store final : public storage::Store {
 public:
  Store(const std::string& path, Commits commits, DatabaseFiles files, Connection writer,
        Connection checkpoints)
      : files_(std::move(files)),
        commits_(commits),
        readers_(path, files_),
        checkpoints_(std::move(checkpoints), commits, files_, snapshots_),
        writer_(std::move(writer), checkpoints_, files_) {}

  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) = delete;
  Store& operator=(Store&&) = delete;
  ~Store() override {
    if (!writer_.end()) readers_.keep_log_at_close();
  }

  std::int64_t change() override { return commits_.number(); }

  base::Result<std::string> secret() override {
    return readers_.with([](Connection& c) { return read_secret(c); });
  }

  base::Result<domain::Comment> add(const storage::NewComment& request) override {
    std::optional<storage::FullQueue> full;
    base::Result<domain::Comment> added =
        write<domain::Comment>([&](Connection& c) { return add_comment(c, request, full); });
    return noted(std::move(added), std::move(full), request.comment.created);
  }
  base::Result<domain::Comment> edit(const storage::Edit& edit) override {
    std::optional<storage::FullQueue> full;
    base::Result<domain::Comment> edited =
        write<domain::Comment>([&](Connection& c) { return edit_comment(c, edit, full); });
    return noted(std::move(edited), std::move(full), edit.at);
  }
  base::Result<void> withdraw(const std::string& id, base::Time at) override {
    return writer_.run([&](Connection& c) { return withdraw_comment(c, id, at); });
  }
  base::Result<storage::DecisionResult> decide(const domain::Decision& decision,
                                               base::Time at) override {
    return write<storage::DecisionResult>(
        [&](Connection& c) { return decide_comment(c, decision, at); });
  }
  base::Result<std::vector<base::Result<storage::DecisionResult>>> decide_all(
      const std::vector<domain::Decision>& decisions, base::Time at) override {
    return write<std::vector<base::Result<storage::DecisionResult>>>(
        [&](Connection& c) { return decide_comments(c, decisions, at); });
  }
  base::Result<domain::Comment> redact(const storage::Redaction& redaction) override {
    return write<domain::Comment>([&](Connection& c) { return redact_comment(c, redaction); });
  }
  base::Result<void> add_block(const storage::NewBlock& block) override {
    return writer_.run([&](Connection& c) { return sqlite::add_block(c, block); });
  }
  base::Result<void> remove_block(const std::string& id, const storage::Actor& actor,
                                  base::Time at) override {
    return writer_.run([&](Connection& c) { return sqlite::remove_block(c, id, actor, at); });
  }
  base::Result<domain::Thread> change_thread(const storage::ThreadChange& change) override {
    return write<domain::Thread>([&](Connection& c) { return sqlite::change_thread(c, change); });
  }
  base::Result<std::int64_t> purge(const storage::PurgeRequest& request) override {
    TRY_DONE(writer_.run([&](Connection& c) { return forget_arrivals(c, request.at); }));
    TRY_DONE(writer_.run([&](Connection& c) { return forget_full_queues(c, request.at); }));
    TRY_DONE(writer_.run([&](Connection& c) { return note_first_purge(c, request.at); }));
    bool more_answers = true;
    while (more_answers) {
      TRY(more_answers,
          write<bool>([&](Connection& c) { return forget_some_answers(c, request.at); }));
    }
    std::int64_t all = 0;
    while (true) {
      TRY(const std::int64_t some,
          write<std::int64_t>([&](Connection& c) { return purge_some(c, request); }));
      if (some == 0) break;
      all += some;
    }
    bool more_senders = request.rejected_senders_before.has_value();
    while (more_senders) {
      TRY(const std::int64_t some,
          write<std::int64_t>([&](Connection& c) { return forget_some_senders(c, request); }));
      more_senders = some > 0;
    }
    return all;
  }
  base::Result<domain::ClockWatch> observe_clock(const domain::ClockReading& now) override {
    return write<domain::ClockWatch>([&](Connection& c) { return sqlite::observe_clock(c, now); });
  }
  base::Result<void> accept_clock(const domain::ClockReading& now) override {
    return writer_.run([&](Connection& c) { return sqlite::accept_clock(c, now); });
  }
  base::Result<bool> claim_notice(const std::string& name, base::Time now) override {
    return write<bool>([&](Connection& c) { return sqlite::claim_notice(c, name, now); });
  }
  base::Result<void> store_answer(const storage::StoredAnswer& answer) override {
    return writer_.run([&](Connection& c) { return store_refused_answer(c, answer); });
  }
  base::Result<void> count_refused(const std::string& policy,
                                   const std::vector<std::string>& rules) override {
    return writer_.run([&](Connection& c) { return sqlite::count_refused(c, policy, rules); });
  }
  base::Result<std::int64_t> apply_policy(const storage::AppliedPolicy& policy) override {
    return write<std::int64_t>([&](Connection& c) { return insert_policy(c, policy); });
  }
  base::Result<void> set_depth_limit(int limit) override {
    return writer_.run([&](Connection& c) { return save_depth_limit(c, limit); });
  }
  base::Result<void> save_thread(const domain::Thread& thread) override {
    return writer_.run([&](Connection& c) { return sqlite::save_thread(c, thread); });
  }
  base::Result<storage::ManifestOutcome> put_manifest(const storage::Manifest& manifest) override {
    const std::unique_lock lock(manifests_, kManifestPatience);
    if (!lock) {
      return base::Fault{base::Code::unavailable, "another manifest is being stored: try again"};
    }
    TRY(ManifestWrite parts,
        readers_.with([&](Connection& c) { return ManifestWrite::plan(c, manifest); }));
    while (!parts.complete()) {
      TRY_DONE(writer_.run([&](Connection& c) {
        const auto end = std::chrono::steady_clock::now() + kManifestPart;
        return parts.store_some(c, [end] { return std::chrono::steady_clock::now() >= end; });
      }));
    }
    return parts.outcome();
  }
  base::Result<void> add_token(const storage::NewToken& token) override {
    return writer_.run([&](Connection& c) { return sqlite::add_token(c, token); });
  }
  base::Result<void> revoke_token(const std::string& name, base::Time at) override {
    return writer_.run([&](Connection& c) { return sqlite::revoke_token(c, name, at); });
  }

  base::Result<std::optional<domain::Comment>> comment(const std::string& id) override {
    return readers_.with([&](Connection& c) { return find_comment(c, id); });
  }
  base::Result<std::optional<storage::StoredAnswer>> stored_answer(const std::string& key,
                                                                   base::Time now) override {
    return readers_.with([&](Connection& c) { return find_answer(c, key, now); });
  }
  base::Result<std::optional<domain::Thread>> thread(const std::string& key) override {
    return readers_.with([&](Connection& c) { return find_thread(c, key); });
  }
  base::Result<std::optional<domain::ClockWatch>> clock_watch() override {
    return readers_.with([](Connection& c) { return read_clock_watch(c); });
  }
  base::Result<domain::Circumstances> circumstances(
      const storage::CircumstancesRequest& comment) override {
    return readers_.with([&](Connection& c) { return read_circumstances(c, comment); });
  }
  base::Result<std::int64_t> policy_number() override {
    return readers_.with([](Connection& c) { return read_policy_number(c); });
  }
  base::Result<std::optional<storage::AppliedPolicy>> policy() override {
    return readers_.with([](Connection& c) { return read_policy(c); });
  }
  base::Result<std::map<std::string, std::int64_t>> refused(const std::string& policy) override {
    return readers_.with([&](Connection& c) { return read_refused(c, policy); });
  }
  base::Result<std::vector<storage::HistoryEntry>> history(std::int64_t after,
                                                           std::size_t limit) override {
    return readers_.with([&](Connection& c) { return read_history(c, after, limit); });
  }
  base::Result<storage::Display> display(const storage::DisplayRequest& request) override {
    return readers_.with([&](Connection& c) { return read_display(c, request); });
  }
  base::Result<std::optional<std::string>> page_cursor(
      const storage::PageRequest& request) override {
    return readers_.with([&](Connection& c) { return read_page_cursor(c, request); });
  }
  base::Result<std::vector<storage::RecentComment>> recent(
      const storage::RecentRequest& request) override {
    return readers_.with([&](Connection& c) { return read_recent(c, request); });
  }
  base::Result<storage::Queue> queue(const storage::QueueRequest& request) override {
    return readers_.with([&](Connection& c) { return read_queue(c, request); });
  }
  base::Result<std::vector<domain::Block>> blocks() override {
    return readers_.with([](Connection& c) { return read_blocks(c); });
  }
  base::Result<storage::Audit> audit(const storage::AuditRequest& request) override {
    return readers_.with([&](Connection& c) { return read_audit(c, request); });
  }
  base::Result<std::vector<storage::TokenState>> tokens() override {
    return readers_.with([](Connection& c) { return read_tokens(c); });
  }
  base::Result<std::unique_ptr<storage::Snapshot>> snapshot(
      const storage::SnapshotRequest& request) override {
    // A snapshot needs its own connection, because it lasts as long as its client reads.
    TRY(Connection connection, readers_.open());
    return snapshots_.begin(std::move(connection), request);
  }
  base::Result<std::vector<std::int64_t>> totals(const std::vector<std::string>& threads) override {
    return readers_.with([&](Connection& c) { return read_totals(c, threads); });
  }
  base::Result<std::optional<domain::Moderator>> bearer(const std::string& hash) override {
    return readers_.with([&](Connection& c) { return read_bearer(c, hash); });
  }

 private:
  // Notes for the moderators that a comment was turned away. The transaction that found the full
  // queue was undone, so the notice has its own.
  base::Result<domain::Comment> noted(base::Result<domain::Comment> written,
                                      std::optional<storage::FullQueue> full, base::Time at) {
    if (written || !full) return written;
    full->last = at;
    const auto first = write<bool>([&](Connection& c) { return note_full_queue(c, *full); });
    // A failed note does not change the answer.
    if (first && *first) written.fault().detail = words_for_log(*full);
    return written;
  }

  // The caller waits for the result, so the work may refer to the caller's stack.
  template <class Value, class Work>
  base::Result<Value> write(Work&& work) {
    std::optional<Value> value;
    TRY_DONE(writer_.run([&](Connection& connection) -> base::Result<void> {
      TRY(value, work(connection));
      return {};
    }));
    return *std::move(value);
  }

  // One manifest at a time; see ManifestWrite.
  base::TimedMutex manifests_;
  DatabaseFiles files_;
  Commits commits_;
  Readers readers_;
  OpenSnapshots snapshots_;
  Checkpoints checkpoints_;
  Writer writer_;
};

// Two processes may create the database at the same time. The value of the first one remains.
base::Result<void> make_once(Connection& connection, std::string_view name,
                             const std::string& value) {
  TRY(Statement row, connection.prepare("INSERT OR IGNORE INTO meta VALUES(?1, ?2)"));
  row.bind(name, value);
  return row.run();
}

}  // namespace

base::Result<std::unique_ptr<storage::Store>> open(const std::string& path, base::Random& random) {
  TRY_DONE(create_if_missing(path));
  TRY(Connection connection, Connection::open(path));
  base::Result<void> migrated = migrate(connection);
  if (!migrated) {
    base::Fault fault = std::move(migrated).fault();
    if (fault.detail.empty()) fault.detail = path;
    return fault;
  }
  TRY_DONE(make_once(connection, "secret", base::base64url(random.bytes(32))));
  TRY_DONE(make_once(connection, "epoch", base::uuid(random.bytes(16))));
  TRY(const Commits commits, connection.commits());
  TRY(Connection checkpoints, Connection::open(path));
  TRY(DatabaseFiles files, DatabaseFiles::opened(path, commits));
  return std::unique_ptr<storage::Store>(std::make_unique<Store>(
      path, commits, std::move(files), std::move(connection), std::move(checkpoints)));
}

}  // namespace sqlite
