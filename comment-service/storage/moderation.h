// Requests and results of the store for moderation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/block.h"
#include "domain/moderator.h"

namespace storage {

// The actor of a change: the id of a token, or "visitor", "command-line" or "service". A person's
// name is stored only in the token's row.
using Actor = std::string;

struct NewToken {
  std::string name;
  domain::Role role = domain::Role::read;
  // The hash of the token. The token itself is never stored.
  std::string hash;
  base::Time created;
  Actor actor = "command-line";
};

struct TokenState {
  std::string id;
  std::string name;
  domain::Role role = domain::Role::read;
  base::Time created;
  std::optional<base::Time> revoked;
};

// A moderator's note about a comment.
struct Note {
  // The moderator's current name; empty after the token's row was deleted.
  std::string moderator;
  base::Time at;
  std::string text;
};

// Removes a part of a comment's text permanently.
struct Redaction {
  std::string comment;
  // The revision that the moderator read.
  std::int64_t revision = 0;
  // The part to remove. It is also removed from the evidence of rules.
  std::string part;
  // The remaining text, and its rendering.
  std::string body;
  std::string html;
  std::string note;
  Actor actor;
  base::Time at;
};

struct NewBlock {
  domain::Block block;
  Actor actor;
};

// Whether a page that no manifest lists may exist. `until_manifest`: it may exist until the first
// manifest arrives.
enum class UnlistedPages { until_manifest, allowed };

struct ThreadChange {
  std::string key;
  std::optional<bool> open;
  // The key of the page that takes over the comments. If that key already leads to this thread, the
  // earlier move is undone, with all replies.
  std::string move_to;
  Actor actor;
  base::Time at;
  // Whether pages without a manifest entry may exist.
  UnlistedPages unlisted_pages = UnlistedPages::until_manifest;
};

// One entry of the audit log; it contains ids only.
struct AuditEntry {
  std::int64_t sequence = 0;
  base::Time at;
  Actor actor;
  // The name on the actor's token; empty for an actor without a token.
  std::string name;
  std::string action;
  // "comment", "thread", "block", "token" or "policy".
  std::string subject;
  std::string id;
  // 0 when the subject has no revision.
  std::int64_t revision = 0;
  std::string from;
  std::string to;
};

struct AuditRequest {
  std::string cursor;
  std::size_t limit = 100;
};

struct Audit {
  // Newest first.
  std::vector<AuditEntry> entries;
  std::string next;
};

// Limits for a purge: it deletes comments whose status is older than these times.
struct PurgeRequest {
  std::optional<base::Time> held_before;
  // Applies to spam, deleted and withdrawn comments.
  std::optional<base::Time> spam_before;
  base::Time at;
  // Applies to rejected comments whose decision is older. The first purge of a database counts as
  // the decision about all comments that were rejected before it: nobody expected a purge then.
  std::optional<base::Time> rejected_before = {};
  // The same for the e-mail and network addresses of rejected comments, while the text stays.
  std::optional<base::Time> rejected_senders_before = {};
};

}  // namespace storage
