#include "comments/check_snapshot.h"

#include <utility>
#include <variant>

#include "comments/fragment_check.h"

namespace comments {
namespace {

// Why the thread is refused; empty: it is not.
std::string reason_against(const Thread& thread) {
  if (thread.moved_to && thread.fragment.empty()) return {};
  const auto checked = check_fragment(thread.fragment);
  const auto* refusal = std::get_if<Refusal>(&checked);
  if (refusal == nullptr) return {};
  return refusal->reason + " in line " + std::to_string(refusal->line) + " of its HTML";
}

base::Diagnostic warning(const Thread& thread, const std::string& place,
                         const std::string& reason) {
  return base::warning_at(base::Kind::refused_thread, {.file = place},
                          "the thread " + thread.key + " is refused: " + reason,
                          "comments never have this, so somebody else writes to the service or to "
                          "the snapshot; the page is built without these comments");
}

}  // namespace

std::vector<base::Diagnostic> refuse_unsafe_threads(Snapshot& snapshot, const std::string& place,
                                                    base::Threads threads) {
  std::vector<Thread*> all;
  for (auto& [key, thread] : snapshot.threads) all.push_back(&thread);
  const auto reasons = base::parallel_map<std::string>(
      all, threads, [](const Thread* thread) { return reason_against(*thread); });
  std::vector<base::Diagnostic> warnings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (reasons[i].empty()) continue;
    warnings.push_back(warning(*all[i], place, reasons[i]));
    Thread refused;
    refused.key = all[i]->key;
    *all[i] = std::move(refused);
  }
  return warnings;
}

}  // namespace comments
