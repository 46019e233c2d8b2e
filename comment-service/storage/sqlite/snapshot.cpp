#include "storage/sqlite/snapshot.h"

#include <mutex>

#include "storage/sqlite/read_queries.h"
#include "storage/sqlite/read_transaction.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

base::Result<storage::SnapshotEnd> read_end(Connection& connection) {
  storage::SnapshotEnd end;
  TRY(Statement sequence, connection.prepare("SELECT coalesce(max(changed), 0) FROM threads"));
  TRY([[maybe_unused]] const bool any, sequence.step());
  end.sequence = sequence.integer(0);
  TRY(Statement epoch, connection.prepare("SELECT value FROM meta WHERE name = 'epoch'"));
  TRY(const bool found, epoch.step());
  if (!found) return base::Fault{base::Code::unavailable, "the database has no epoch"};
  end.epoch = epoch.text(0);
  return end;
}

// Omits blank threads unless ?2 is 1.
constexpr std::string_view kChanged =
    "SELECT " THREAD_COLUMNS
    ", coalesce((SELECT n.key FROM threads n WHERE n.number = threads.moved_to), '') FROM threads "
    "WHERE changed > ?1 AND (?2 OR version <> '0' OR title <> '' OR lang <> '' OR page <> '' OR "
    "open = 0 OR page_open = 0 OR closes IS NOT NULL) ORDER BY changed, key";

}  // namespace

class SnapshotReader {
 public:
  SnapshotReader(Connection connection, storage::SnapshotRequest request)
      : connection_(std::move(connection)), request_(std::move(request)) {}

  base::Result<void> begin() {
    const std::scoped_lock lock(mutex_);
    TRY(ReadTransaction moment, ReadTransaction::begin(connection_));
    moment_.emplace(std::move(moment));
    TRY(end_, read_end(connection_));
    const bool goes_on = request_.epoch == end_.epoch && request_.since <= end_.sequence;
    TRY(Statement row, connection_.prepare(kChanged));
    const bool with_blank = request_.blank_threads == storage::BlankThreads::include;
    row.bind(goes_on ? request_.since : 0, with_blank ? 1 : 0);
    threads_.emplace(std::move(row));
    return {};
  }

  void cut_off() {
    const std::scoped_lock lock(mutex_);
    threads_.reset();
    moment_.reset();
  }

  const storage::SnapshotEnd& end() const { return end_; }

  base::Result<std::optional<storage::ThreadPart>> next() {
    const std::scoped_lock lock(mutex_);
    if (!threads_)
      return base::Fault{base::Code::unavailable, "the snapshot was read too slowly: ask again"};
    part_.first = part_.next.empty();
    if (part_.first) {
      TRY(const bool more, threads_->step());
      if (!more) return std::optional<storage::ThreadPart>();
      part_.thread = thread_in(*threads_);
      part_.moved_to = threads_->text(kThreadColumns);
      part_.total = 0;
    }
    storage::ThreadPart part = part_;
    if (!part_.moved_to.empty()) return std::optional(std::move(part));
    const std::string& key = part_.thread.key;
    if (part_.first) {
      TRY(const std::vector<std::int64_t> totals, read_totals(connection_, {key}));
      part.total = part_.total = totals.front();
    }
    TRY(part.next,
        read_shown(connection_,
                   {key, storage::Sort::oldest, part_.next, request_.part, request_.bytes},
                   part.comments));
    part_.next = part.next;
    return std::optional(std::move(part));
  }

 private:
  std::mutex mutex_;
  // The order matters: each member needs those before it.
  Connection connection_;
  std::optional<ReadTransaction> moment_;
  std::optional<Statement> threads_;  // nothing after cut_off()
  storage::SnapshotEnd end_;
  storage::SnapshotRequest request_;
  // The part that was returned last, without its comments.
  storage::ThreadPart part_;
};

namespace {

class Snapshot final : public storage::Snapshot {
 public:
  explicit Snapshot(std::shared_ptr<SnapshotReader> reader) : reader_(std::move(reader)) {}

  const storage::SnapshotEnd& end() const override { return reader_->end(); }
  base::Result<std::optional<storage::ThreadPart>> next() override { return reader_->next(); }

 private:
  std::shared_ptr<SnapshotReader> reader_;
};

}  // namespace

base::Result<std::unique_ptr<storage::Snapshot>> OpenSnapshots::begin(
    Connection connection, const storage::SnapshotRequest& request) {
  auto reader = std::make_shared<SnapshotReader>(std::move(connection), request);
  TRY_DONE(reader->begin());
  readers_.with([&](auto& readers) {
    std::erase_if(readers, [](const auto& each) { return each.expired(); });
    readers.push_back(reader);
  });
  return std::unique_ptr<storage::Snapshot>(std::make_unique<Snapshot>(std::move(reader)));
}

void OpenSnapshots::cut_off() {
  readers_.with([](auto& readers) {
    for (const auto& each : readers) {
      if (const auto reader = each.lock()) reader->cut_off();
    }
    readers.clear();
  });
}

}  // namespace sqlite
