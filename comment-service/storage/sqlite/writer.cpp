#include "storage/sqlite/writer.h"

namespace sqlite {
namespace {

// Each pending write blocks one answering thread. server.h has 32, so 8 remain for readers.
constexpr std::size_t kMostPending = 24;
constexpr std::chrono::seconds kRoomPatience{1};

// Runs one job in a savepoint, so that its failure undoes only its own changes.
base::Result<void> in_savepoint(Connection& connection, const Writer::Work& work) {
  TRY_DONE(connection.run("SAVEPOINT job"));
  base::Result<void> outcome = work(connection);
  if (!outcome) TRY_DONE(connection.run("ROLLBACK TO job"));
  TRY_DONE(connection.run("RELEASE job"));
  return outcome;
}

}  // namespace

Writer::Writer(Connection connection, Checkpoints& checkpoints, const DatabaseFiles& files,
               std::chrono::milliseconds patience)
    : connection_(std::move(connection)),
      patience_(patience),
      files_(files),
      checkpoints_(checkpoints) {
  connection_.leave_checkpoints_to_others();
  thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() { [[maybe_unused]] const base::Result<void> ignored = end(); }

base::Result<void> Writer::end() {
  if (!thread_.joinable()) return loss_;
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
  checkpoints_.end();
  return check_files();
}

base::Result<void> Writer::run(const Work& work) {
  Job job{work};
  std::unique_lock lock(mutex_);
  if (!room_.wait_for(lock, kRoomPatience, [this] { return pending_ < kMostPending; })) {
    return base::Fault{base::Code::unavailable, "too many writes are waiting: try again"};
  }
  ++pending_;
  waiting_.push_back(&job);
  // An awake writer re-checks the queue, so only the first job needs to notify it.
  if (waiting_.size() == 1) wake_.notify_one();
  await(job, lock);
  return std::move(job.outcome);
}

void Writer::await(Job& job, std::unique_lock<std::mutex>& lock) {
  std::condition_variable& done = done_.at(gathering_);
  const auto is_done = [&job] { return job.done; };
  if (done.wait_for(lock, patience_, is_done)) return;
  // The writer thread may be using the job, unless it is still in the queue.
  if (std::erase(waiting_, &job) == 0) return done.wait(lock, is_done);
  --pending_;
  room_.notify_one();
  job.outcome = base::Fault{base::Code::unavailable, "other writes take too long: try again"};
}

void Writer::loop() {
  std::vector<Job*> jobs;
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    jobs.swap(waiting_);
    std::condition_variable& done = done_.at(gathering_);
    gathering_ = 1 - gathering_;
    lock.unlock();
    const base::Result<void> committed = commit(jobs);
    lock.lock();
    for (Job* job : jobs) {
      if (!committed) job->outcome = committed;
      job->done = true;
    }
    pending_ -= jobs.size();
    jobs.clear();
    done.notify_all();
    room_.notify_all();
    lock.unlock();
    if (loss_) checkpoints_.consider(connection_);
    lock.lock();
  }
}

// The files stay lost: what was committed before is not in whatever comes to their names later.
base::Result<void> Writer::check_files() {
  if (!loss_) return loss_;
  loss_ = files_.check();
  if (!loss_) {
    connection_.keep_log_at_close();
    checkpoints_.keep_log_at_close();
  }
  return loss_;
}

base::Result<void> Writer::commit(const std::vector<Job*>& jobs) {
  TRY_DONE(check_files());
  TRY_DONE(connection_.run("BEGIN IMMEDIATE"));
  for (Job* job : jobs) job->outcome = in_savepoint(connection_, job->work);
  base::Result<void> committed = connection_.run("COMMIT");
  // The next group must not find an open transaction. On a full disk, SQLite may have rolled back
  // already; the error of ROLLBACK then means nothing.
  if (!committed) [[maybe_unused]]
    const base::Result<void> ignored = connection_.run("ROLLBACK");
  return committed ? check_files() : committed;
}

}  // namespace sqlite
