#include "domain/comment.h"

#include <algorithm>
#include <array>
#include <utility>

namespace domain {
namespace {

constexpr std::array kWaiting = {
    std::pair{Waiting::first, std::string_view()},
    std::pair{Waiting::again, std::string_view("again")},
    std::pair{Waiting::with_parent, std::string_view("with-parent")},
};

}  // namespace

std::string_view name(Waiting waiting) {
  return std::ranges::find(kWaiting, waiting, &decltype(kWaiting)::value_type::first)->second;
}

std::optional<Waiting> waiting_named(std::string_view name) {
  const auto found = std::ranges::find(kWaiting, name, &decltype(kWaiting)::value_type::second);
  if (found == kWaiting.end()) return std::nullopt;
  return found->first;
}

Visibility visibility(const Comment& comment) {
  if (comment.status == Status::published) return Visibility::whole;
  if (comment.status != Status::held) return Visibility::removed;
  return comment.waiting == Waiting::again ? Visibility::changed : Visibility::waiting;
}

void hold_with_parent(Comment& comment, const Comment& parent) {
  if (comment.author || comment.status != Status::published || parent.status != Status::held)
    return;
  comment.waiting = Waiting::with_parent;
  hold(comment, {std::string(kWaitsWithParent),
                 "The comment that you answer waits for a moderator. Yours appears with it."});
}

base::Fault wrong_parent() {
  return {base::Code::bad_request,
          "the comment that is answered is not in this thread",
          {},
          {{"/parent", "must be the id of a comment of this thread"}}};
}

void hold(Comment& comment, Reason reason) {
  if (comment.status == Status::published) comment.status = Status::held;
  // Reasons from rules of the policy name their policy, so they are kept.
  std::erase_if(comment.reasons, [&](const Reason& older) {
    return older.rule == reason.rule && older.policy.empty();
  });
  comment.reasons.push_back(std::move(reason));
}

void hold_if_moderated(Comment& comment, const Thread& thread) {
  if (thread.moderation != Moderation::hold || comment.status != Status::published) return;
  hold(comment,
       {"moderated-page", "A moderator reads every comment on this page before it appears."});
}

}  // namespace domain
