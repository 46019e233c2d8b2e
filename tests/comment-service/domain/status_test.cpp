#include "domain/status.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "domain/moderator.h"

using domain::Action;
using domain::Role;
using domain::Status;

namespace {

constexpr std::array kStatuses = {Status::held, Status::published, Status::rejected,
                                  Status::spam, Status::deleted,   Status::withdrawn};
constexpr std::array kActions = {Action::approve, Action::reject, Action::spam, Action::remove,
                                 Action::restore};

}  // namespace

TEST_CASE("the moves of a moderator are one table") {
  std::string table;
  for (const Status from : kStatuses) {
    table += std::string(domain::name(from)) + ":";
    for (const Action action : kActions) {
      const std::optional<Status> to = domain::move(from, action);
      table += " " + (to ? std::string(domain::name(*to)) : "-");
    }
    table += "\n";
  }
  CHECK(table ==
        "held: published rejected spam deleted -\n"
        "published: published rejected spam deleted -\n"
        "rejected: published rejected spam deleted -\n"
        "spam: published rejected spam deleted -\n"
        "deleted: published - - deleted -\n"
        "withdrawn: - - - deleted -\n");
}

TEST_CASE("statuses, actions and roles have names, which are read again") {
  std::string names;
  for (const Status status : kStatuses) {
    names += std::string(domain::name(status)) + " ";
    CHECK(domain::status_named(domain::name(status)) == status);
  }
  for (const Action action : kActions) {
    names += std::string(domain::name(action)) + " ";
    CHECK(domain::action_named(domain::name(action)) == action);
  }
  for (const Role role : {Role::read, Role::moderate, Role::admin, Role::build}) {
    names += std::string(domain::name(role)) + " ";
    CHECK(domain::role_named(domain::name(role)) == role);
  }
  CHECK(names ==
        "held published rejected spam deleted withdrawn approve reject spam delete restore read "
        "moderate admin build ");
  for (const char* unknown : {"", "hel", "Held", "remove"}) {
    CHECK_FALSE(domain::status_named(unknown));
    CHECK_FALSE(domain::action_named(unknown));
    CHECK_FALSE(domain::role_named(unknown));
  }
}

TEST_CASE("an author may edit what is held or published, and withdraw what is rejected, too") {
  std::string may;
  for (const Status status : kStatuses) {
    may += domain::may_be_edited(status) ? "e" : "-";
    may += domain::may_be_withdrawn(status) ? "w " : "- ";
  }
  CHECK(may == "ew ew -w -- -- -- ");
}

TEST_CASE("moderators and administrators may moderate") {
  CHECK(domain::may_moderate(Role::moderate));
  CHECK(domain::may_moderate(Role::admin));
  CHECK_FALSE(domain::may_moderate(Role::read));
  CHECK_FALSE(domain::may_moderate(Role::build));
}
