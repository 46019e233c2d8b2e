#include "base/report.h"

#include <algorithm>
#include <tuple>

namespace base {
namespace {

bool is_error(const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; }

std::size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](const Diagnostic& each) { return each.severity == severity; }));
}

}  // namespace

void Report::add(const std::vector<Diagnostic>& diagnostics) {
  diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end());
}

std::size_t Report::errors() const { return count(sorted(), Severity::error); }

std::size_t Report::warnings() const { return count(sorted(), Severity::warning); }

std::size_t Report::notes() const { return count(sorted(), Severity::note); }

bool Report::has_errors() const {
  return std::any_of(diagnostics_.begin(), diagnostics_.end(), is_error);
}

bool Report::fails() const {
  if (strictness_ == Strictness::normal) return has_errors();
  return std::any_of(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& each) { return each.severity != Severity::note; });
}

std::vector<Diagnostic> Report::sorted() const {
  std::vector<Diagnostic> all = diagnostics_;
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.location.file, d.location.line, d.location.column, d.message, d.hint,
                    d.severity, d.kind);
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (a.location.file.empty() != b.location.file.empty()) return b.location.file.empty();
    return key(a) < key(b);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace base
