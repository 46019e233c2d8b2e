// A comment before the policy: what is asked of the store for it, and the verdict.
#pragma once

#include <string>
#include <string_view>

#include "domain/draft.h"
#include "policy/policy.h"
#include "storage/store.h"
#include "usecases/active_policy.h"

namespace usecases {

// The text as far as it tells one comment from another: the same for texts that differ in case,
// punctuation and spaces only. Empty for a text without words.
std::string fingerprint(std::string_view body);

// A comment that is being written, sent or changed. All of it outlives the judging.
struct Written {
  const domain::Draft& draft;
  // Rendered from the draft's body.
  const std::string& html;
  const std::string& thread;
  // A prefix, see domain::Comment.
  const std::string& address;
  policy::Form form = {};
  policy::Insist insist = policy::Insist::no;
  base::Time now = {};
  // What it takes the place of: no duplicate of itself. Empty: nothing.
  std::string_view replaced = {};
};

// Measures the text once, however often it is judged. Used by one thread at a time.
class Judging {
 public:
  // `current` outlives it.
  Judging(const CurrentPolicy& current, const Written& written);

  // Whether any rule asks for circumstances.
  bool asks_store() const { return asks_store_; }
  // What the rules ask for, and no more.
  storage::CircumstancesOf question() const;

  // With the policy's hash in each reason. Circumstances that are not known hold.
  policy::Verdict verdict(const base::Result<domain::Circumstances>& circumstances);
  // The same, having asked the store if need be.
  policy::Verdict verdict(storage::Store& store);

 private:
  const CurrentPolicy& current_;
  const Written& written_;
  std::set<policy::Input> inputs_;
  bool asks_store_;
  policy::Occasion occasion_;
  policy::Subject subject_;
};

}  // namespace usecases
