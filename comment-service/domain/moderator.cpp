#include "domain/moderator.h"

#include <array>
#include <utility>

namespace domain {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles = {{
    {Role::read, "read"},
    {Role::moderate, "moderate"},
    {Role::admin, "admin"},
    {Role::build, "build"},
}};

}  // namespace

std::string_view name(Role role) {
  for (const auto& [value, name] : kRoles) {
    if (value == role) return name;
  }
  return {};
}

std::optional<Role> role_named(std::string_view name) {
  for (const auto& [value, known] : kRoles) {
    if (known == name) return value;
  }
  return std::nullopt;
}

bool may_moderate(Role role) { return role == Role::moderate || role == Role::admin; }

}  // namespace domain
