#include "usecases/judging.h"

#include <algorithm>
#include <array>

#include "auth/hash.h"

namespace usecases {
namespace {

using policy::Input;

constexpr std::array kAskedOfStore = {Input::author, Input::duplicates, Input::blocks,
                                      Input::thread, Input::reserved};

domain::Comment as_comment(const Written& written) {
  domain::Comment comment;
  comment.name = written.draft.name;
  comment.email = written.draft.email;
  comment.website = written.draft.website;
  comment.address = written.address;
  comment.body = written.draft.body;
  comment.html = written.html;
  return comment;
}

}  // namespace

std::string fingerprint(std::string_view body) {
  std::string words;
  for (const base::Token& token : base::tokens(body)) words += token.text + ' ';
  return words.empty() ? "" : auth::fingerprint(words);
}

Judging::Judging(const CurrentPolicy& current, const Written& written)
    : current_(current),
      written_(written),
      inputs_(current.policy->inputs()),
      asks_store_(std::ranges::any_of(kAskedOfStore,
                                      [this](Input input) { return inputs_.contains(input); })),
      subject_(written.draft, written.html, occasion_) {
  occasion_.form = written.form;
  occasion_.insist = written.insist;
  occasion_.now = written.now;
}

storage::CircumstancesRequest Judging::circumstances_request() const {
  storage::CircumstancesRequest circumstances_request{written_.thread};
  circumstances_request.at = written_.now;
  if (inputs_.contains(Input::author)) {
    circumstances_request.email = written_.draft.email;
    circumstances_request.address = written_.address;
  }
  const bool replaces = fingerprint(written_.replaced) == fingerprint(written_.draft.body);
  if (inputs_.contains(Input::duplicates) && !replaces)
    circumstances_request.fingerprint = fingerprint(written_.draft.body);
  if (inputs_.contains(Input::blocks)) circumstances_request.text = as_comment(written_);
  return circumstances_request;
}

policy::Verdict Judging::verdict(const base::Result<domain::Circumstances>& circumstances) {
  occasion_.unknown.clear();
  if (circumstances) {
    occasion_.circumstances = *circumstances;
  } else {
    occasion_.unknown.insert(kAskedOfStore.begin(), kAskedOfStore.end());
  }
  policy::Verdict verdict = current_.policy->judge(subject_);
  for (domain::Reason& reason : verdict.reasons) reason.policy = current_.hash;
  return verdict;
}

policy::Verdict Judging::verdict(storage::Store& store) {
  if (!asks_store_) return verdict(domain::Circumstances());
  return verdict(store.circumstances(circumstances_request()));
}

}  // namespace usecases
