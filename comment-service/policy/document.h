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

// All mistakes of the file are collected, each at its place; with one there is no policy.
std::optional<Policy> parse(const yaml::Source& source, std::vector<base::Diagnostic>& errors);

// The policy until one is applied: the form's two rules refuse, everything else is held.
Policy built_in();
// Its file.
std::string_view built_in_text();

}  // namespace policy
