// The examples of a policy's file.
#pragma once

#include <optional>
#include <vector>

#include "policy/policy.h"
#include "yaml/reader.h"

namespace policy {

// One item of `tests`:
//   body, name, email, website   what is sent; a name is understood
//   expect, rules                what is to come of it
//   insist: true                 sent again after a nudge
//   form: honeypot|no_token|stale_token, author: first_comment|blocked|reserved_name,
//   thread: closed, duplicate: true   the circumstances; without, there is nothing unusual
// Nothing after an error. `ids` are the rules that a test may name.
std::optional<Test> read_test(const yaml::Node& node, const yaml::Source& source,
                              yaml::Reader& reader, const std::vector<std::string>& ids);

}  // namespace policy
