// A comment as it is stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/status.h"

namespace domain {

// Who is told about a rule that was hit.
enum class Audience { everyone, moderators };

// A rule that a comment hit, in words.
struct Reason {
  std::string rule;
  std::string message;
  // The field of the form that it is about; empty when it is about the whole.
  std::string field = {};
  // What was measured and the limit; empty when the message says it all.
  std::string evidence = {};
  Audience audience = Audience::everyone;
};

// Display order is a thread's comments by `path`: the path of the parent, then kPathStep characters
// that grow with time. A reply thus follows its parent, and a path still tells where to go on when
// the comment it belonged to is gone.
inline constexpr std::size_t kPathStep = 20;

// Deeper replies become siblings of what they answer: a path stays short, whoever replies to
// himself. An operator may set less.
inline constexpr int kDepthLimit = 32;

struct Comment {
  // Opaque, never reused.
  std::string id;
  std::string thread;
  // The id of the comment this one answers; empty at the top level.
  std::string parent;
  int depth = 0;
  std::string path;
  Status status = Status::held;
  std::string name;
  std::string email;
  std::string website;
  // The prefix of the sender's address (/24 or /64): never the address.
  std::string address;
  // Byte for byte what was sent.
  std::string body;
  // Safe HTML, rendered once from the body.
  std::string html;
  // Starts at 1 and grows with each change of the text.
  std::int64_t revision = 1;
  // Written by the site's own people.
  bool author = false;
  base::Time created;
  std::optional<base::Time> edited;
  std::vector<Reason> reasons;
  // The last decision about it and where it stood before, for `restore`.
  std::optional<Action> last_action;
  std::optional<Status> status_before;
};

}  // namespace domain
