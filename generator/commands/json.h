// What other programs read of a command: JSON (RFC 8259) on one line. The only user of nlohmann's
// library is json.cpp. Text that is no UTF-8 comes with U+FFFD in its place.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "commands/list.h"
#include "configuration/configuration.h"
#include "output/write.h"
#include "site/site.h"

namespace commands {

struct BuildSummary {
  std::size_t pages = 0;
  output::Written written;
  site::Skipped skipped;
  std::string destination;
  bool has_base_url = false;
  std::chrono::milliseconds taken{0};
};

// {"severity": "error" or "warning", "file", "line", "column", "length", "message", "hint"}. Lines
// and columns count from 1, columns and length in characters; what is not known is null.
std::string to_json(const base::Diagnostic& diagnostic);

// {"pages", "files", "new", "changed", "unchanged", "removed", "skipped": {"drafts", "future",
// "expired"}, "destination", "milliseconds"}
std::string to_json(const BuildSummary& summary);

// [{"path", "title", "date", "permalink", "status": […]}]; a date is as RFC 3339 has it, or null.
std::string to_json(const std::vector<Listed>& pages);

// [{"key", "value", "file", "line"}]; a value is YAML; of a default, file and line are null.
std::string to_json(const std::vector<configuration::Setting>& settings);

}  // namespace commands
