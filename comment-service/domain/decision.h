// A moderator's decision about one comment: pure, so that every adapter decides alike.
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
  // Who decides: the id of a token, or "command-line".
  std::string moderator;
  // The status that the moderator saw, when told.
  std::optional<Status> seen = {};
};

enum class Effect { changed, repeated };

// Applies the decision to the comment, about which `last` has decided; empty: nobody. A decision
// repeated has no further effect and is no error. Another moderator's decision is overruled only by
// who has seen the status that it led to, or takes it back.
// Faults: `changed` when the text is another than the one read, `decided` when the status is
// another than the one seen, `conflict` when the move is not allowed.
base::Result<Effect> decide(Comment& comment, const Decision& decision, std::string_view last);

}  // namespace domain
