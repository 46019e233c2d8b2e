// Applies the policy to a new or edited comment, with circumstances from the store.
#pragma once

#include <string>
#include <string_view>

#include "domain/draft.h"
#include "policy/policy.h"
#include "storage/store.h"
#include "usecases/active_policy.h"

namespace usecases {

// A hash of the text, equal for texts that differ only in case, punctuation and white space. Empty
// for a text without words.
std::string fingerprint(std::string_view body);

// A comment that is being sent or edited. All references must outlive the judge.
struct PendingComment {
  const domain::Draft& draft;
  // Rendered from the draft's body.
  const std::string& html;
  const std::string& thread;
  // The network prefix, see domain::Comment.
  const std::string& address;
  policy::Form form = {};
  policy::Insistence insist = policy::Insistence::no;
  base::Time now = {};
  // The old text of an edited comment, so that it is not its own duplicate. Empty for a new
  // comment.
  std::string_view replaced = {};
};

// Measures the text only once, even if it is judged several times. Not thread-safe.
class CommentJudge {
 public:
  // `current` must outlive the object. With RuleSet::everyone, the verdict depends on nothing that
  // only moderators may know.
  CommentJudge(const CurrentPolicy& current, const PendingComment& pending,
               policy::RuleSet rules = policy::RuleSet::all);

  // Whether any rule needs circumstances from the store.
  bool asks_store() const { return asks_store_; }
  // Requests exactly the circumstances that the rules need.
  storage::CircumstancesRequest circumstances_request() const;

  // The verdict, with the policy's hash in each reason. Unknown circumstances hold the comment.
  policy::Verdict verdict(const base::Result<domain::Circumstances>& circumstances);
  // The same, but reads the circumstances from the store if a rule needs them.
  policy::Verdict verdict(storage::Store& store);

 private:
  const CurrentPolicy& current_;
  const PendingComment& pending_;
  policy::RuleSet rules_;
  std::set<policy::Input> inputs_;
  bool asks_store_;
  policy::Occasion occasion_;
  policy::Subject subject_;
};

}  // namespace usecases
