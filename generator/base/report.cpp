#include "base/report.h"

#include <algorithm>
#include <tuple>

namespace base {
namespace {

bool is_error(const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; }

}  // namespace

void Report::add(const std::vector<Diagnostic>& diagnostics) {
  diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end());
}

std::size_t Report::errors() const {
  const auto all = sorted();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_error));
}

std::size_t Report::warnings() const { return sorted().size() - errors(); }

bool Report::has_errors() const {
  return std::any_of(diagnostics_.begin(), diagnostics_.end(), is_error);
}

void Report::apply(Strictness strictness) {
  if (strictness == Strictness::normal) return;
  for (Diagnostic& diagnostic : diagnostics_) diagnostic.severity = Severity::error;
}

std::vector<Diagnostic> Report::sorted() const {
  std::vector<Diagnostic> all = diagnostics_;
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.location.file, d.location.line, d.location.column, d.message, d.hint,
                    d.severity);
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (a.location.file.empty() != b.location.file.empty()) return b.location.file.empty();
    return key(a) < key(b);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace base
