// Collects the diagnostics of a run, sorts them and removes duplicates. The counts decide the exit
// status.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace base {

enum class Strictness { normal, strict };

class Report {
 public:
  Report() = default;
  explicit Report(Strictness strictness) : strictness_(strictness) {}

  void add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  void add(const std::vector<Diagnostic>& diagnostics);

  // The counts ignore duplicates, as `sorted` does.
  bool has_errors() const;
  // Whether the run has failed: it has an error, or it is strict and has a warning.
  bool fails() const;
  std::size_t errors() const;
  std::size_t warnings() const;
  std::size_t notes() const;

  // Sorted by file, line, column and message, without duplicates. Diagnostics without a file come
  // last.
  std::vector<Diagnostic> sorted() const;

 private:
  Strictness strictness_ = Strictness::normal;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace base
