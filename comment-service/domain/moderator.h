// Who may do more than a reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

enum class Role { read, moderate, admin, build };

std::string_view name(Role role);
std::optional<Role> role_named(std::string_view name);

// The bearer of a token.
struct Moderator {
  std::string name;
  Role role = Role::read;
  // Of the token: what the audit log keeps instead of a name.
  std::string id = {};
};

bool may_moderate(Role role);

}  // namespace domain
