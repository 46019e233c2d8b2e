#include "domain/comment.h"

namespace domain {

void hold_if_moderated(Comment& comment, const Thread& thread) {
  if (thread.moderation != Moderation::hold || comment.status != Status::published) return;
  comment.status = Status::held;
  comment.reasons.push_back(
      {"moderated-page", "A moderator reads every comment on this page before it appears."});
}

}  // namespace domain
