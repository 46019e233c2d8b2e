// A policy's file: YAML → Policy.
//
//   policy: {default: publish|hold, message: TEXT}
//   lists: {NAME: [TEXT, …]}
//   rules:
//     - {id: NAME, when: CONDITION, outcome: reject|hold|nudge|publish, message: TEXT,
//        text: TEXT, audience: public|moderators}
//   tests:
//     - {body: TEXT, expect: OUTCOME, rules: [ID, …], …}
#pragma once

#include <optional>
#include <vector>

#include "policy/policy.h"
#include "yaml/parse.h"

namespace policy {

// Collects all errors of the file, each at its place. Returns no policy when there is an error.
std::optional<Policy> parse(const yaml::Source& source, std::vector<base::Diagnostic>& errors);

// The policy before the first one is applied: the form's two rules refuse, all other comments are
// held.
Policy built_in();
// The file of the built-in policy.
std::string_view built_in_text();

}  // namespace policy
