#include "storage/sqlite/checkpoints.h"

namespace sqlite {
namespace {

// Pages between two checkpoints; SQLite's default.
constexpr std::uint32_t kOften = 1000;
// The log restarts only after a complete checkpoint, which needs a moment without commits. If no
// such moment comes before 64 MB, the writer thread makes the checkpoint itself.
constexpr std::uint32_t kMost = 16'000;
// 128 MB: then the checkpoints fail because of a snapshot that is still being read.
constexpr std::uint32_t kCutOff = 32'000;

}  // namespace

Checkpoints::Checkpoints(Connection connection, Commits commits, const DatabaseFiles& files,
                         OpenSnapshots& snapshots)
    : connection_(std::move(connection)),
      commits_(commits),
      files_(files),
      snapshots_(snapshots),
      thread_([this] { loop(); }) {}

Checkpoints::~Checkpoints() { end(); }

void Checkpoints::end() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Checkpoints::consider(Connection& writer) {
  const std::uint32_t pages = commits_.logged_pages();
  if (pages < asked_at_) asked_at_ = 0;
  if (pages - asked_at_ < kOften) return;
  asked_at_ = pages;
  if (pages >= kMost) {
    if (pages >= kCutOff) snapshots_.cut_off();
    writer.checkpoint();
    return;
  }
  {
    const std::scoped_lock lock(mutex_);
    wanted_ = true;
  }
  wake_.notify_one();
}

void Checkpoints::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return wanted_ || ending_; });
    if (ending_) return;
    wanted_ = false;
    lock.unlock();
    // Pages in a file that was emptied would make it look like a database again.
    if (files_.check()) connection_.checkpoint();
    lock.lock();
  }
}

}  // namespace sqlite
