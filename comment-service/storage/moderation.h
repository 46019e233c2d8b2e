// What is asked of the store by and about moderators.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/block.h"
#include "domain/moderator.h"

namespace storage {

// Who does what: the id of a token, or one of the words "visitor", "command-line" and "service".
// A person's name is in no other place than the token's row.
using Actor = std::string;

struct NewToken {
  std::string name;
  domain::Role role = domain::Role::read;
  // Only the hash is kept.
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

// Something that a moderator wrote down about a comment.
struct Note {
  // As it is now; empty when the token's row is gone.
  std::string moderator;
  base::Time at;
  std::string text;
};

// A part of a text is taken out for good.
struct Redaction {
  std::string comment;
  // What the moderator read.
  std::int64_t revision = 0;
  // Whatever else holds it (the evidence of rules) loses it, too.
  std::string part;
  // What is left, and the same rendered.
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

// unless_named: any page may be meant until the site has named its pages.
enum class Unnamed { unless_named, exist };

struct ThreadChange {
  std::string key;
  std::optional<bool> open;
  // The key under which its comments shall be found. A key that leads to this thread takes back
  // what came from there, with all replies.
  std::string move_to;
  Actor actor;
  base::Time at;
  // Whether there may be pages that the site has not named.
  Unnamed unnamed = Unnamed::unless_named;
};

// One line of the audit log: ids only.
struct AuditEntry {
  std::int64_t sequence = 0;
  base::Time at;
  Actor actor;
  // Of the actor's token; empty: it has none.
  std::string name;
  std::string action;
  // "comment", "thread", "block", "token" or "policy".
  std::string subject;
  std::string id;
  // 0: it has none.
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

// What is forgotten: comments that have had their status since before these moments.
struct PurgeRequest {
  std::optional<base::Time> held_before;
  // Also deleted and withdrawn ones.
  std::optional<base::Time> spam_before;
  base::Time at;
};

}  // namespace storage
