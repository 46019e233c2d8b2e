// Runs the tests of a policy's file.
#pragma once

#include <string>
#include <vector>

#include "policy/policy.h"

namespace policy {

struct FailedTest {
  int line = 0;
  // "expected nudge, got publish".
  std::string message;
};

// Returns the failed tests in file order; empty when all passed.
std::vector<FailedTest> failed_tests(const Policy& policy);

}  // namespace policy
