// Moderators and their roles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

enum class Role { read, moderate, admin, build };

std::string_view name(Role role);
std::optional<Role> role_named(std::string_view name);

// A person or program that authenticates with a token.
struct Moderator {
  std::string name;
  Role role = Role::read;
  // The id of the token. The audit log keeps it instead of a name.
  std::string id = {};
};

bool may_moderate(Role role);

}  // namespace domain
