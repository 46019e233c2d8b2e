#include "policy/condition.h"

#include <algorithm>

namespace policy {
namespace {

class Group final : public Condition {
 public:
  Group(Join join, Conditions parts) : join_(join), parts_(std::move(parts)) {}

  // An unknown part decides only where its value could change the result. A finding for moderators
  // makes the result one for moderators, unless a finding for everyone decides alone.
  Finding test(const Subject& subject) const override {
    if (join_ == Join::none) return opposite(parts_.front()->test(subject));
    const Truth decides = join_ == Join::all ? Truth::miss : Truth::hit;
    Finding undecided;
    Finding first;
    std::optional<Finding> secret;
    domain::Audience audience = domain::Audience::everyone;
    for (const auto& part : parts_) {
      Finding finding = part->test(subject);
      if (finding.truth == decides) {
        // A finding that everyone may know says the same, so it is preferred.
        if (finding.audience == domain::Audience::everyone) return finding;
        secret = std::move(finding);
        continue;
      }
      audience = std::max(audience, finding.audience);
      if (finding.truth == Truth::unknown) undecided.truth = Truth::unknown;
      // The first part with evidence or a field explains the whole group.
      if (first.evidence.measure.empty() && first.field.empty()) first = std::move(finding);
    }
    if (secret) return *std::move(secret);
    if (undecided.truth == Truth::unknown) return undecided;
    first.truth = join_ == Join::all ? Truth::hit : Truth::miss;
    first.audience = audience;
    return first;
  }

  std::string words() const override {
    switch (join_) {
      case Join::all:
        return "all";
      case Join::any:
        return "any";
      case Join::none:
        return "not";
    }
    return {};
  }

  std::set<Input> inputs() const override {
    std::set<Input> inputs;
    for (const auto& part : parts_) inputs.merge(part->inputs());
    return inputs;
  }

  domain::Audience audience() const override {
    const bool told = std::ranges::all_of(
        parts_, [](const auto& part) { return part->audience() == domain::Audience::everyone; });
    return told ? domain::Audience::everyone : domain::Audience::moderators;
  }

  bool asks_to_fill_in() const override {
    return join_ != Join::none &&
           std::ranges::all_of(parts_, [](const auto& part) { return part->asks_to_fill_in(); });
  }

  std::span<const std::unique_ptr<Condition>> parts() const override { return parts_; }

 private:
  static Finding opposite(Finding finding) {
    if (finding.truth == Truth::unknown) return finding;
    finding.truth = finding.truth == Truth::hit ? Truth::miss : Truth::hit;
    return finding;
  }

  Join join_;
  Conditions parts_;
};

}  // namespace

Finding Leaf::test(const Subject& subject) const {
  const std::set<Input>& unknown = subject.occasion().unknown;
  for (const Input input : unknown.empty() ? std::set<Input>() : inputs()) {
    if (unknown.contains(input)) return {Truth::unknown, {}, {}};
  }
  return look(subject);
}

std::unique_ptr<Condition> joined(Join join, Conditions parts) {
  if (join != Join::none && parts.size() == 1) return std::move(parts.front());
  return std::make_unique<Group>(join, std::move(parts));
}

}  // namespace policy
