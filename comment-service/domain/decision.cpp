#include "domain/decision.h"

namespace domain {
namespace {

base::Result<Effect> restore(Comment& comment) {
  if (comment.last_action == Action::restore) return Effect::repeated;
  if (!comment.status_before) {
    return base::Fault{base::Code::conflict, "nothing was decided about this comment yet"};
  }
  comment.status = *std::exchange(comment.status_before, comment.status);
  comment.last_action = Action::restore;
  return Effect::changed;
}

}  // namespace

base::Result<Effect> decide(Comment& comment, const Decision& decision) {
  if (decision.revision != comment.revision) {
    return base::Fault{base::Code::changed, "the text was changed since it was read"};
  }
  if (decision.action == Action::restore) return restore(comment);
  const std::optional<Status> to = move(comment.status, decision.action);
  if (!to) {
    return base::Fault{base::Code::conflict, "a comment that is " +
                                                 std::string(name(comment.status)) +
                                                 " cannot be acted on with \"" +
                                                 std::string(name(decision.action)) + "\""};
  }
  if (*to == comment.status) return Effect::repeated;
  comment.status_before = std::exchange(comment.status, *to);
  comment.last_action = decision.action;
  return Effect::changed;
}

}  // namespace domain
