// Compares the diagnostics of a rebuild of the preview with those of the build before.
#pragma once

#include <vector>

#include "base/report.h"

namespace commands {

struct ReportChange {
  std::vector<base::Diagnostic> added;  // sorted
  std::vector<base::Diagnostic> mended;
};

// Remembers the diagnostics of the last build.
class ReportHistory {
 public:
  // Compares the diagnostics of the newest build with those of the one before. A diagnostic whose
  // line or column alone differs is the same one. While a build has errors, parts of the site may
  // not have been looked at: a warning or note that is absent then is remembered and is not mended.
  ReportChange next(const base::Report& report);

 private:
  std::vector<base::Diagnostic> known_;
};

}  // namespace commands
