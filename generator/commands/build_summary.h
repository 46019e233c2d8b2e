// The last line of a build, or its JSON document.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "base/report.h"
#include "commands/push_pages.h"
#include "output/write.h"
#include "site/select.h"

namespace commands {

struct BuildSummary {
  std::size_t pages = 0;
  output::WriteResult written;
  site::SkippedCounts skipped;
  std::string destination;
  std::chrono::milliseconds taken{0};
  std::optional<PushedPages> pushed = {};  // what the service was told after the build
};

// A build that wrote the site: pages, files, what was skipped, the number of diagnostics, the time.
std::string line_of(const BuildSummary& summary, const base::Report& report);
std::string json_of(const BuildSummary& summary);

// A build that failed: that nothing was written, or not all, and why.
std::string failure_line(const output::WriteResult& written, const std::string& destination,
                         const base::Report& report);

}  // namespace commands
