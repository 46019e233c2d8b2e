// A comment as it is stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/status.h"
#include "domain/thread.h"

namespace domain {

// Who is told about a rule that was hit.
enum class Audience { everyone, moderators };

// What was found in a comment. All empty: the message says it all.
struct Evidence {
  // What was looked at: "words", "links", "contains" …
  std::string measure = {};
  // The number that was measured, or the text that was found.
  std::string actual = {};
  // What would have been fine, in words: "fewer than 4" is what was asked.
  std::string limit = {};
  // Where it stands: bytes of the field; both 0: it is about the whole field.
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Evidence&) const = default;
};

// A rule that a comment hit, in words.
struct Reason {
  std::string rule;
  std::string message;
  // The field of the form that it is about; empty when it is about the whole.
  std::string field = {};
  Evidence evidence = {};
  Audience audience = Audience::everyone;
  // The hash of the policy whose rule it is.
  std::string policy = {};
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
  // The same for bodies that differ in case, punctuation and spaces only; written, never read back.
  std::string fingerprint;
  // Starts at 1 and grows with each change of the text.
  std::int64_t revision = 1;
  // Written by the site's own people.
  bool author = false;
  // A moderator took a part of the text out: its author may not write it anew.
  bool redacted = false;
  base::Time created;
  std::optional<base::Time> edited;
  std::vector<Reason> reasons;
  // The last decision about it and where it stood before, for `restore`.
  std::optional<Action> last_action;
  std::optional<Status> status_before;
};

// The comment that one answers is in another thread, or nowhere.
base::Fault wrong_parent();

// What would be published waits for a moderator; the reason is kept either way, and takes the place
// of an older one.
void hold(Comment& comment, Reason reason);

// On a thread where a moderator reads everything first, nothing is published without one.
void hold_if_moderated(Comment& comment, const Thread& thread);

}  // namespace domain
