// Reads the tests of a policy file.
#pragma once

#include <string>
#include <vector>

#include "policy/policy.h"
#include "yaml/reader.h"

namespace policy {

// One item of `tests`:
//   body, name, email, website   the comment; without a name, a valid one is used
//   expect, rules                the expected outcome and matching rules
//   insist: true                 the comment is sent again after a nudge
//   form: honeypot|no_token|stale_token, author: first_comment|blocked|reserved_name,
//   thread: closed, duplicate: true   the circumstances; by default nothing is unusual
// Adds errors to the reader; the returned test is of use only without any. `ids` are the ids of
// rules that a test may name.
Test read_test(const yaml::Node& node, const yaml::Source& source, yaml::Reader& reader,
               const std::vector<std::string>& ids);

}  // namespace policy
