// What a policy can do with a comment.
#pragma once

#include <optional>
#include <string_view>

namespace policy {

// By strength: the strongest of all rules that are hit wins.
enum class Outcome { publish, nudge, hold, reject };

// Whether a comment is not stored.
bool stops(Outcome outcome);

std::string_view name(Outcome outcome);
std::optional<Outcome> outcome_named(std::string_view name);

}  // namespace policy
