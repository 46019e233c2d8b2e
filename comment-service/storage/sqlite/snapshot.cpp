#include "storage/sqlite/snapshot.h"

#include "storage/sqlite/moment.h"
#include "storage/sqlite/reads.h"
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

// Threads that readers saw in no other state than the first, empty one are left out.
base::Result<std::vector<storage::ThreadState>> changed_threads(Connection& connection,
                                                                std::int64_t since) {
  TRY(Statement row,
      connection.prepare("SELECT " THREAD_COLUMNS ", coalesce((SELECT n.key FROM threads n "
                         "WHERE n.number = threads.moved_to), '') FROM threads "
                         "WHERE changed > ?1 AND version <> '0' ORDER BY changed, key"));
  row.bind(since);
  std::vector<storage::ThreadState> threads;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return threads;
    threads.push_back({thread_in(row), row.text(kThreadColumns)});
  }
}

}  // namespace

base::Result<storage::SnapshotEnd> read_snapshot(Connection& connection,
                                                 const storage::SnapshotRequest& request,
                                                 const storage::VisitThread& visit) {
  TRY(const Moment moment, Moment::begin(connection));
  TRY(storage::SnapshotEnd end, read_end(connection));
  const bool goes_on = request.epoch == end.epoch && request.since <= end.sequence;
  TRY(std::vector<storage::ThreadState> threads,
      changed_threads(connection, goes_on ? request.since : 0));
  for (storage::ThreadState& state : threads) {
    if (state.moved_to.empty()) {
      TRY(storage::Display display, read_whole(connection, state.thread.key));
      state.total = display.total;
      state.comments = std::move(display.comments);
    }
    visit(state);
    state.comments.clear();
    state.comments.shrink_to_fit();
  }
  return end;
}

}  // namespace sqlite
