// Parses a policy and applies it to a draft.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "markup/comment_html.h"
#include "policy/document.h"

namespace support {

inline policy::Policy parsed(const std::string& text) {
  std::vector<base::Diagnostic> errors;
  std::optional<policy::Policy> policy = policy::parse({"policy.yaml", text}, errors);
  REQUIRE_MESSAGE(policy, base::format(errors));
  return *std::move(policy);
}

inline policy::Verdict judged(const policy::Policy& policy, const domain::Draft& draft,
                              const policy::Occasion& occasion = {}) {
  const std::string html = markup::comment_html(draft.body);
  return policy.judge(policy::Subject(draft, html, occasion));
}

// A policy with one public rule that has this condition.
inline policy::Policy one_rule(const std::string& when) {
  return parsed("policy: {default: publish}\nrules:\n  - {id: r, when: " + when +
                ", outcome: hold, audience: public, message: \"found\"}\n");
}

}  // namespace support
