#include "base/report.h"

#include <algorithm>
#include <tuple>

namespace base {

void Report::add(const std::vector<Diagnostic>& diagnostics) {
  diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end());
}

std::size_t Report::errors() const {
  return static_cast<std::size_t>(
      std::count_if(diagnostics_.begin(), diagnostics_.end(),
                    [](const auto& d) { return d.severity == Severity::error; }));
}

std::size_t Report::warnings() const { return diagnostics_.size() - errors(); }

bool Report::has_errors() const { return errors() > 0; }

void Report::apply(Strictness strictness) {
  if (strictness == Strictness::normal) return;
  for (Diagnostic& diagnostic : diagnostics_) diagnostic.severity = Severity::error;
}

std::vector<Diagnostic> Report::sorted() const {
  std::vector<Diagnostic> all = diagnostics_;
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.location.file, d.location.line, d.location.column, d.message, d.hint);
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (a.location.file.empty() != b.location.file.empty()) return b.location.file.empty();
    return key(a) < key(b);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace base
