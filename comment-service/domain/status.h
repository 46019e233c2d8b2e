// Where a comment stands, and the one table of what a moderator may do to it.
#pragma once

#include <optional>
#include <string_view>

namespace domain {

enum class Status { held, published, rejected, spam, deleted, withdrawn };

enum class Action { approve, reject, spam, remove, restore };

std::string_view name(Status status);
std::optional<Status> status_named(std::string_view name);

// The words of the API; `remove` is "delete" there.
std::string_view name(Action action);
std::optional<Action> action_named(std::string_view name);

// What its author may still do to it.
bool may_be_edited(Status status);
bool may_be_withdrawn(Status status);

// Where the action leads from this status; nothing when it is not allowed. Action::restore is not
// here: it leads to wherever the comment was before.
std::optional<Status> move(Status from, Action action);

}  // namespace domain
