// Replays a policy over all stored comments, without changing anything.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "policy/dry_run.h"
#include "storage/store.h"

namespace usecases {

// Rebuilds the circumstances of each comment from the comments before it.
class ReplayedCircumstances {
 public:
  // Erased inputs are marked unknown: the form, blocks, and data that was erased since.
  policy::Occasion occasion_of(const domain::Comment& comment) const;
  // Must be called after occasion_of() for the same comment.
  void remember(const domain::Comment& comment);

 private:
  void remember_text(const domain::Comment& comment);

  std::map<std::string, base::Time> threads_;
  // The last times of a text by its fingerprint: all, published, and those of one sender (the
  // fingerprint, name, e-mail address and network).
  std::map<std::string, base::Time> texts_;
  std::map<std::string, base::Time> published_texts_;
  std::map<std::array<std::string, 4>, base::Time> own_texts_;
  std::set<std::pair<std::string, std::string>> published_;
  std::set<std::string> own_names_;
};

// Replays all comments of visitors in order of arrival.
base::Result<policy::DryRunReport> dry_run(const policy::Policy& policy, storage::Store& store);

// Calls `look` with the comment as it arrived. Fault: not_found.
base::Result<void> look_back(const std::string& comment, storage::Store& store,
                             const std::function<void(const policy::PastComment&)>& look);

}  // namespace usecases
