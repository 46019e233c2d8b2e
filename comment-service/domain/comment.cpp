#include "domain/comment.h"

namespace domain {

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
