// A comment as it is stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domain/status.h"
#include "domain/thread.h"

namespace domain {

// Who may see that a comment matched a rule.
enum class Audience { everyone, moderators };

// The measurement or text that made a rule match. All fields are empty when the message says
// enough.
struct Evidence {
  // The kind of measurement: "words", "links", "contains" and so on.
  std::string measure = {};
  // The measured number, or the text that was found.
  std::string actual = {};
  // The limit or the list of the condition, in words: "fewer than 4".
  std::string limit = {};
  // Half-open byte range [begin, end) of the field; both are 0 for the whole field.
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Evidence&) const = default;
};

// A rule that a comment matched, in words.
struct Reason {
  std::string rule;
  std::string message;
  // The form field that the reason is about; empty for the whole comment.
  std::string field = {};
  Evidence evidence = {};
  Audience audience = Audience::everyone;
  // The hash of the policy that contains the rule.
  std::string policy = {};
};

// Why a held comment waits, besides its reasons.
enum class Waiting {
  // Readers have never seen it.
  first,
  // Readers saw it until its author changed it.
  again,
  // The policy would publish it, but the comment that it answers waits. It is published with it.
  with_parent,
};

std::string_view name(Waiting waiting);
std::optional<Waiting> waiting_named(std::string_view name);

// How a comment appears in the list that readers see.
enum class Visibility {
  // With its text.
  whole,
  // A placeholder with name and date: the author changed the comment, and it waits.
  changed,
  // A placeholder for a comment that waits and has replies that readers see.
  waiting,
  // A placeholder for any other comment that has replies that readers see.
  removed,
};

// The display order is the order of a thread's paths. A path is the path of the comment below which
// this one is placed, plus kPathStep characters that grow with time, so a reply follows its parent.
// A path remains usable as a cursor after its comment is deleted.
inline constexpr std::size_t kPathStep = 20;

// A deeper reply is placed beside the comment that it answers. This bounds the length of a path. An
// operator can set a smaller limit.
inline constexpr int kDepthLimit = 32;

struct Comment {
  // An opaque id that is never reused.
  std::string id;
  std::string thread;
  // The id of the answered comment, at any depth; empty when it answers none.
  std::string parent;
  // The name on the answered comment; nothing when readers do not see that comment. Only on
  // reading.
  std::optional<std::string> parent_name = {};
  // The depth of its place, at most the limit that was in force when the comment arrived.
  int depth = 0;
  std::string path;
  Status status = Status::held;
  // Means something only for a held comment.
  Waiting waiting = Waiting::first;
  std::string name;
  std::string email;
  std::string website;
  // The network prefix of the sender (/24 or /64). The full address is never stored.
  std::string address;
  // The text exactly as sent, byte for byte.
  std::string body;
  // Safe HTML, rendered once from the body.
  std::string html;
  // Equal for bodies that differ only in case, punctuation and white space. The store writes it and
  // never reads it back.
  std::string fingerprint;
  // Starts at 1 and grows with each change of the text.
  std::int64_t revision = 1;
  // The comment was written by the site's own people.
  bool author = false;
  // A moderator removed a part of the text, so the author must not edit the text any more.
  bool redacted = false;
  base::Time created;
  std::optional<base::Time> edited;
  std::vector<Reason> reasons;
  // The last decision and the status before it; `restore` needs both.
  std::optional<Action> last_action;
  std::optional<Status> status_before;
};

// The fault for a parent that does not exist or is in another thread.
base::Fault wrong_parent();

// How the comment appears in the list. Whether it is in the list at all depends on its replies too,
// so the store decides that.
Visibility visibility(const Comment& comment);

// Holds a visitor's comment that would be published although the comment that it answers waits.
void hold_with_parent(Comment& comment, const Comment& parent);

// The reason of hold_with_parent().
inline constexpr std::string_view kWaitsWithParent = "waits-with-parent";

// Changes the status from published to held. Adds the reason in either case; it replaces an older
// reason of the same rule.
void hold(Comment& comment, Reason reason);

// Holds the comment when a moderator reads every comment of the thread first.
void hold_if_moderated(Comment& comment, const Thread& thread);

}  // namespace domain
