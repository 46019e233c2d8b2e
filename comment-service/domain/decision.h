// A moderator's decision about one comment: pure, so that every adapter decides alike.
#pragma once

#include <string>

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
};

enum class Effect { changed, repeated };

// Applies the decision to the comment. A decision repeated has no further effect and is no error.
// Faults: `changed` when the text is another than the one read, `conflict` when the move is not
// allowed.
base::Result<Effect> decide(Comment& comment, const Decision& decision);

}  // namespace domain
