// A policy over the history of all comments: nothing is changed by it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "policy/dry_run.h"
#include "storage/store.h"

namespace usecases {

// What the store knew when a comment came, built up from those that came before.
class Hindsight {
 public:
  // What is gone is marked unknown: the form, blocks, and what was erased since.
  policy::Occasion occasion_of(const domain::Comment& comment) const;
  // After its occasion was asked for.
  void remember(const domain::Comment& comment);

 private:
  std::map<std::string, base::Time> threads_;
  std::map<std::string, base::Time> texts_;
  std::set<std::pair<std::string, std::string>> published_;
  std::set<std::string> own_names_;
};

// Replays every comment of visitors in the order in which they came.
base::Result<policy::DryRunReport> dry_run(const policy::Policy& policy, storage::Store& store);

// Calls `look` with the comment as it came. Fault: not_found.
base::Result<void> look_back(const std::string& comment, storage::Store& store,
                             const std::function<void(const policy::Past&)>& look);

}  // namespace usecases
