// The outcomes that a policy can have for a comment.
#pragma once

#include <optional>
#include <string_view>

namespace policy {

// In order of strength: the strongest outcome of all matching rules wins.
enum class Outcome { publish, nudge, hold, reject };

// Whether the outcome prevents the comment from being stored.
bool stops(Outcome outcome);

std::string_view name(Outcome outcome);
std::optional<Outcome> outcome_named(std::string_view name);

}  // namespace policy
