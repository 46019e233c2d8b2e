#include "commands/failure.h"

#include <cstdio>

namespace commands {

int status_of(const base::Result<void>& outcome) {
  if (outcome) return 0;
  const base::Fault& fault = outcome.fault();
  const std::string detail = fault.detail.empty() ? "" : ": " + fault.detail;
  std::fprintf(stderr, "postil-comments: %s%s\n", fault.message.c_str(), detail.c_str());
  return 1;
}

}  // namespace commands
