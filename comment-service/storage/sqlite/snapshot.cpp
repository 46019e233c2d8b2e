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

// Omits threads that never had anything for readers to see.
constexpr std::string_view kChanged = "SELECT " THREAD_COLUMNS
                                      ", coalesce((SELECT n.key FROM threads n "
                                      "WHERE n.number = threads.moved_to), '') FROM threads "
                                      "WHERE changed > ?1 AND version <> '0' ORDER BY changed, key";

}  // namespace

class SnapshotReader {
 public:
  SnapshotReader(Connection connection, std::size_t part_limit)
      : connection_(std::move(connection)), part_limit_(part_limit) {}

  base::Result<void> begin(const storage::SnapshotRequest& request) {
    const std::scoped_lock lock(mutex_);
    TRY(ReadTransaction moment, ReadTransaction::begin(connection_));
    moment_.emplace(std::move(moment));
    TRY(end_, read_end(connection_));
    const bool goes_on = request.epoch == end_.epoch && request.since <= end_.sequence;
    TRY(Statement row, connection_.prepare(kChanged));
    row.bind(goes_on ? request.since : 0);
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
    TRY(part.next, read_shown(connection_, {key, storage::Sort::oldest, part_.next, part_limit_},
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
  std::size_t part_limit_;
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
  auto reader = std::make_shared<SnapshotReader>(std::move(connection), request.part);
  TRY_DONE(reader->begin(request));
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
