// `queue`, `approve`, `reject`, `spam`, `delete`, `restore`, `redact` and `reply`: what a moderator
// does by REST, at the command line. All give the exit status.
#pragma once

#include <string>
#include <vector>

#include "domain/status.h"

namespace commands {

struct QueueArguments {
  std::string database = "comments.sqlite";
  std::string status = "held";
  std::string cursor = {};
  std::size_t limit = 20;
};

// Prints each comment, newest first, under ID@REVISION.
int show_queue(const QueueArguments& arguments);

struct DecisionArguments {
  std::string database = "comments.sqlite";
  // ID@REVISION as the queue prints it; ID alone stands for the text as it is now.
  std::vector<std::string> comments = {};
  std::string note = {};
};

// Decides about each, whatever becomes of the others. 1 when any could not be decided.
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
  // "-": standard input.
  std::string text = {};
};
int reply(const ReplyArguments& arguments);

}  // namespace commands
