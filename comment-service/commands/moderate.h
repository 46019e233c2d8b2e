// `queue`, `approve`, `reject`, `spam`, `delete`, `restore`, `redact` and `reply`: the moderators'
// REST calls as commands. All return the exit status.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/status.h"

namespace commands {

struct QueueArguments {
  std::string database = "comments.sqlite";
  std::string status = "held";
  // The page's path; nothing: of all pages.
  std::optional<std::string> thread = {};
  std::string cursor = {};
  std::size_t limit = 20;
};

// Prints the comments, newest first. Each has a heading ID@REVISION.
int show_queue(const QueueArguments& arguments);

struct DecisionArguments {
  std::string database = "comments.sqlite";
  // ID@REVISION as the queue prints it. A bare ID means the current revision.
  std::vector<std::string> comments = {};
  std::string note = {};
};

// Applies the action to each comment; a failure does not stop the others. Returns 1 if any failed.
int decide(domain::Action action, const DecisionArguments& arguments);

struct RedactArguments {
  std::string database = "comments.sqlite";
  std::string comment = {};
  std::string part = {};
  std::string note = {};
};
int redact(const RedactArguments& arguments);

struct ReplyArguments {
  std::string database = "comments.sqlite";
  std::string comment = {};
  // The name of a moderator.
  std::string as = {};
  // "-" reads standard input.
  std::string text = {};
  bool approve = false;
};
int reply(const ReplyArguments& arguments);

}  // namespace commands
