// The status of a comment, and the one table of moves that a moderator may make.
#pragma once

#include <optional>
#include <string_view>

namespace domain {

enum class Status { held, published, rejected, spam, deleted, withdrawn };

enum class Action { approve, reject, spam, remove, restore };

std::string_view name(Status status);
std::optional<Status> status_named(std::string_view name);

// The word for the action in the API; `remove` is "delete" there.
std::string_view name(Action action);
std::optional<Action> action_named(std::string_view name);

// Whether the author may still edit or withdraw a comment with this status.
bool may_be_edited(Status status);
bool may_be_withdrawn(Status status);

// The new status after the action; nothing when the move is not allowed. Action::restore is not in
// the table, because it leads to the status before the last decision.
std::optional<Status> move(Status from, Action action);

}  // namespace domain
