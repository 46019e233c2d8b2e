#include "usecases/replay.h"

#include <algorithm>

#include "usecases/comment_judge.h"

namespace usecases {
namespace {

using policy::Input;

// The most comments in memory at the same time.
constexpr std::size_t kBatch = 500;

enum class VisitResult { go_on, stop };

// Calls visit(past) for each visitor's comment in order of arrival.
template <class Visit>
base::Result<void> replay(storage::Store& store, Visit&& visit) {
  ReplayedCircumstances replayed;
  std::int64_t after = 0;
  while (true) {
    TRY(const std::vector<storage::HistoryEntry> batch, store.history(after, kBatch));
    for (const storage::HistoryEntry& arrived : batch) {
      after = arrived.sequence;
      const domain::Comment& comment = arrived.comment;
      const policy::Occasion occasion = replayed.occasion_of(comment);
      const bool published = arrived.status == domain::Status::published;
      const policy::Outcome then = published ? policy::Outcome::publish : policy::Outcome::hold;
      const policy::HumanDecision decided =
          comment.last_action ? policy::HumanDecision(comment.status) : std::nullopt;
      // The policy does not apply to comments of the site's own people.
      const bool judged = !comment.author;
      if (judged &&
          visit(policy::PastComment{comment, occasion, then, decided}) == VisitResult::stop)
        return {};
      replayed.remember(comment);
    }
    if (batch.size() < kBatch) return {};
  }
}

bool is_gone(domain::Status status) {
  return status == domain::Status::deleted || status == domain::Status::withdrawn;
}

std::array<std::string, 4> sent(const domain::Comment& comment) {
  return {fingerprint(comment.body), comment.name, comment.email, comment.address};
}

template <class Times, class Key>
std::optional<base::Time> time_at(const Times& times, const Key& key) {
  const auto found = times.find(key);
  return found == times.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

policy::Occasion ReplayedCircumstances::occasion_of(const domain::Comment& comment) const {
  policy::Occasion occasion;
  occasion.now = comment.created;
  occasion.unknown = {Input::form, Input::blocks};
  if (comment.body.empty() && is_gone(comment.status))
    occasion.unknown.insert({Input::body, Input::duplicates, Input::name, Input::website});
  if (comment.address.empty()) occasion.unknown.insert(Input::author);
  domain::Circumstances& known = occasion.circumstances;
  known.author_published = published_.contains({comment.email, comment.address});
  const auto thread = threads_.find(comment.thread);
  if (thread != threads_.end()) known.thread_since = thread->second;
  const std::string text = fingerprint(comment.body);
  known.sent_before = std::max(time_at(published_texts_, text), time_at(own_texts_, sent(comment)));
  known.sent_by_another = time_at(texts_, text);
  known.own_names.assign(own_names_.begin(), own_names_.end());
  return occasion;
}

void ReplayedCircumstances::remember(const domain::Comment& comment) {
  threads_.try_emplace(comment.thread, comment.created);
  if (!is_gone(comment.status)) remember_text(comment);
  if (comment.status == domain::Status::published && !comment.email.empty())
    published_.insert({comment.email, comment.address});
  if (comment.author) own_names_.insert(comment.name);
}

void ReplayedCircumstances::remember_text(const domain::Comment& comment) {
  const std::string text = fingerprint(comment.body);
  if (text.empty()) return;
  texts_[text] = comment.created;
  if (comment.status == domain::Status::published) published_texts_[text] = comment.created;
  if (!comment.address.empty()) own_texts_[sent(comment)] = comment.created;
}

base::Result<policy::DryRunReport> dry_run(const policy::Policy& policy, storage::Store& store) {
  policy::DryRun run(policy);
  TRY_DONE(replay(store, [&run](const policy::PastComment& past) {
    run.add(past);
    return VisitResult::go_on;
  }));
  return run.take();
}

base::Result<void> look_back(const std::string& comment, storage::Store& store,
                             const std::function<void(const policy::PastComment&)>& look) {
  bool found = false;
  TRY_DONE(replay(store, [&](const policy::PastComment& past) {
    if (past.comment.id != comment) return VisitResult::go_on;
    found = true;
    look(past);
    return VisitResult::stop;
  }));
  if (found) return {};
  return base::Fault{base::Code::not_found, "no visitor's comment has the id \"" + comment + "\""};
}

}  // namespace usecases
