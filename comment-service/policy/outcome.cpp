#include "policy/outcome.h"

#include <array>
#include <utility>

namespace policy {
namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 4> kOutcomes = {{
    {Outcome::publish, "publish"},
    {Outcome::nudge, "nudge"},
    {Outcome::hold, "hold"},
    {Outcome::reject, "reject"},
}};

}  // namespace

bool stops(Outcome outcome) { return outcome == Outcome::reject || outcome == Outcome::nudge; }

std::string_view name(Outcome outcome) {
  return kOutcomes.at(static_cast<std::size_t>(outcome)).second;
}

std::optional<Outcome> outcome_named(std::string_view name) {
  for (const auto& [outcome, known] : kOutcomes) {
    if (known == name) return outcome;
  }
  return std::nullopt;
}

}  // namespace policy
