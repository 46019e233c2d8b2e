// JSON for policies and dry runs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "policy/dry_run.h"
#include "policy/test_runner.h"
#include "usecases/active_policy.h"

namespace http {

// Decodes {"text": "…"}, the policy file. Fault: bad_request with `errors`.
base::Result<std::string> decode_policy(std::string_view body);

// The errors of the file, one line each with its place. Fault: bad_request.
base::Fault broken_policy(const std::vector<base::Diagnostic>& errors);
base::Fault failing_policy(const std::vector<policy::FailedTest>& failures);

// Includes the number of comments that each rule has refused.
std::string encode_policy(const usecases::CurrentPolicy& policy,
                          const std::map<std::string, std::int64_t>& refused);
std::string encode_dry_run(const policy::DryRunReport& report);

}  // namespace http
