#include "domain/status.h"

#include <algorithm>
#include <array>

namespace domain {
namespace {

template <class Value>
struct EnumName {
  Value value;
  std::string_view name;
};

constexpr std::array kStatuses = {
    EnumName<Status>{Status::held, "held"},
    EnumName<Status>{Status::published, "published"},
    EnumName<Status>{Status::rejected, "rejected"},
    EnumName<Status>{Status::spam, "spam"},
    EnumName<Status>{Status::deleted, "deleted"},
    EnumName<Status>{Status::withdrawn, "withdrawn"},
};

constexpr std::array kActions = {
    EnumName<Action>{Action::approve, "approve"}, EnumName<Action>{Action::reject, "reject"},
    EnumName<Action>{Action::spam, "spam"},       EnumName<Action>{Action::remove, "delete"},
    EnumName<Action>{Action::restore, "restore"},
};

struct Move {
  Status from;
  Action action;
  Status to;
};

// No moderator can republish a comment that its author has withdrawn. Deleting it is allowed.
constexpr std::array kMoves = {
    Move{Status::held, Action::approve, Status::published},
    Move{Status::held, Action::reject, Status::rejected},
    Move{Status::held, Action::spam, Status::spam},
    Move{Status::held, Action::remove, Status::deleted},
    Move{Status::published, Action::approve, Status::published},
    Move{Status::published, Action::reject, Status::rejected},
    Move{Status::published, Action::spam, Status::spam},
    Move{Status::published, Action::remove, Status::deleted},
    Move{Status::rejected, Action::approve, Status::published},
    Move{Status::rejected, Action::reject, Status::rejected},
    Move{Status::rejected, Action::spam, Status::spam},
    Move{Status::rejected, Action::remove, Status::deleted},
    Move{Status::spam, Action::approve, Status::published},
    Move{Status::spam, Action::reject, Status::rejected},
    Move{Status::spam, Action::spam, Status::spam},
    Move{Status::spam, Action::remove, Status::deleted},
    Move{Status::deleted, Action::approve, Status::published},
    Move{Status::deleted, Action::remove, Status::deleted},
    Move{Status::withdrawn, Action::remove, Status::deleted},
};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  return std::ranges::find(table, value, &Table::value_type::value)->name;
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<EnumName<Value>, size>& table,
                              std::string_view name) {
  const auto found = std::ranges::find(table, name, &EnumName<Value>::name);
  if (found == table.end()) return std::nullopt;
  return found->value;
}

}  // namespace

std::string_view name(Status status) { return name_in(kStatuses, status); }

std::optional<Status> status_named(std::string_view name) { return value_in(kStatuses, name); }

std::string_view name(Action action) { return name_in(kActions, action); }

std::optional<Action> action_named(std::string_view name) { return value_in(kActions, name); }

bool may_be_edited(Status status) { return status == Status::held || status == Status::published; }

bool may_be_withdrawn(Status status) { return may_be_edited(status) || status == Status::rejected; }

std::optional<Status> move(Status from, Action action) {
  const auto found = std::ranges::find_if(kMoves, [&](const Move& candidate) {
    return candidate.from == from && candidate.action == action;
  });
  if (found == kMoves.end()) return std::nullopt;
  return found->to;
}

}  // namespace domain
