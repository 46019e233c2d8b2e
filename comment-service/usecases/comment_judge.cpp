#include "usecases/comment_judge.h"

#include <algorithm>
#include <array>

#include "auth/hash.h"

namespace usecases {
namespace {

using policy::Input;

constexpr std::array kAskedOfStore = {Input::author, Input::duplicates, Input::blocks,
                                      Input::thread, Input::reserved};

domain::Comment as_comment(const PendingComment& pending) {
  domain::Comment comment;
  comment.name = pending.draft.name;
  comment.email = pending.draft.email;
  comment.website = pending.draft.website;
  comment.address = pending.address;
  comment.body = pending.draft.body;
  comment.html = pending.html;
  return comment;
}

}  // namespace

std::string fingerprint(std::string_view body) {
  std::string words;
  for (const base::Token& token : base::tokens(body)) words += token.text + ' ';
  return words.empty() ? "" : auth::fingerprint(words);
}

CommentJudge::CommentJudge(const CurrentPolicy& current, const PendingComment& pending,
                           policy::RuleSet rules)
    : current_(current),
      pending_(pending),
      rules_(rules),
      inputs_(current.policy->inputs(rules)),
      asks_store_(std::ranges::any_of(kAskedOfStore,
                                      [this](Input input) { return inputs_.contains(input); })),
      subject_(pending.draft, pending.html, occasion_) {
  occasion_.form = pending.form;
  occasion_.insist = pending.insist;
  occasion_.now = pending.now;
}

storage::CircumstancesRequest CommentJudge::circumstances_request() const {
  storage::CircumstancesRequest circumstances_request{pending_.thread};
  circumstances_request.at = pending_.now;
  if (inputs_.contains(Input::author)) {
    circumstances_request.email = pending_.draft.email;
    circumstances_request.address = pending_.address;
  }
  const bool replaces = fingerprint(pending_.replaced) == fingerprint(pending_.draft.body);
  if (inputs_.contains(Input::duplicates) && !replaces) {
    const domain::Draft& draft = pending_.draft;
    circumstances_request.sent =
        storage::SentText{fingerprint(draft.body), draft.name, draft.email, pending_.address};
  }
  if (inputs_.contains(Input::blocks)) circumstances_request.text = as_comment(pending_);
  return circumstances_request;
}

policy::Verdict CommentJudge::verdict(const base::Result<domain::Circumstances>& circumstances) {
  occasion_.unknown.clear();
  if (circumstances) {
    occasion_.circumstances = *circumstances;
    if (rules_ == policy::RuleSet::everyone) occasion_.circumstances.sent_by_another.reset();
  } else {
    occasion_.unknown.insert(kAskedOfStore.begin(), kAskedOfStore.end());
  }
  policy::Verdict verdict = current_.policy->judge(subject_, rules_);
  for (domain::Reason& reason : verdict.reasons) reason.policy = current_.hash;
  return verdict;
}

policy::Verdict CommentJudge::verdict(storage::Store& store) {
  if (!asks_store_) return verdict(domain::Circumstances());
  return verdict(store.circumstances(circumstances_request()));
}

}  // namespace usecases
