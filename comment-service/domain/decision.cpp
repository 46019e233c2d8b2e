#include "domain/decision.h"

namespace domain {
namespace {

base::Result<void> check_seen(const Comment& comment, const Decision& decision,
                              std::string_view last) {
  const bool others = comment.last_action && last != decision.moderator;
  const bool current = decision.seen ? *decision.seen == comment.status
                                     : !others || decision.action == Action::restore;
  if (current) return {};
  const std::string status(name(comment.status));
  return base::Fault{base::Code::decided,
                     (others ? "another moderator has decided in the meantime: " : "") +
                         ("the comment is " + status + "; look at it again, and name \"" + status +
                          "\" as the status that you saw")};
}

base::Result<Effect> restore(Comment& comment, const Decision& decision, std::string_view last) {
  if (comment.last_action == Action::restore) return Effect::repeated;
  TRY_DONE(check_seen(comment, decision, last));
  if (!comment.status_before) {
    return base::Fault{base::Code::conflict, "nothing was decided about this comment yet"};
  }
  comment.status = *std::exchange(comment.status_before, comment.status);
  comment.last_action = Action::restore;
  return Effect::changed;
}

}  // namespace

base::Result<Effect> decide(Comment& comment, const Decision& decision, std::string_view last) {
  if (decision.revision != comment.revision) {
    return base::Fault{base::Code::changed, "the text was changed since it was read"};
  }
  if (decision.action == Action::restore) return restore(comment, decision, last);
  const std::optional<Status> to = move(comment.status, decision.action);
  if (!to) {
    return base::Fault{base::Code::conflict, "a comment that is " +
                                                 std::string(name(comment.status)) +
                                                 " cannot be acted on with \"" +
                                                 std::string(name(decision.action)) + "\""};
  }
  if (*to == comment.status) return Effect::repeated;
  TRY_DONE(check_seen(comment, decision, last));
  comment.status_before = std::exchange(comment.status, *to);
  comment.last_action = decision.action;
  return Effect::changed;
}

}  // namespace domain
