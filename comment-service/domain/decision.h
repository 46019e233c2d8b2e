// A moderator's decision about one comment: a pure function, so that every storage adapter decides
// alike.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/comment.h"

namespace domain {

struct Decision {
  std::string comment;
  Action action = Action::approve;
  // The revision of the text that the moderator read.
  std::int64_t revision = 0;
  std::string note;
  // The decider: the id of a token, or "command-line".
  std::string moderator;
  // The status that the moderator saw; nothing when the client did not send it.
  std::optional<Status> seen = {};
};

enum class Effect { changed, repeated };

// Applies the decision to the comment. `last` is the moderator of the decision in force, or empty.
// Repeating a decision is idempotent and no error. A different moderator can overrule a decision
// only by sending the status that it led to, or by restoring the comment. Faults: `changed` when
// the text has a newer revision, `decided` when the status differs from the seen one, `conflict`
// when the move is not allowed.
base::Result<Effect> decide(Comment& comment, const Decision& decision, std::string_view last);

}  // namespace domain
