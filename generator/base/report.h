// Collected diagnostics of a run: sorted, without repetition, with the count that decides the exit
// status.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace base {

enum class Strictness { normal, strict };

class Report {
 public:
  void add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  void add(const std::vector<Diagnostic>& diagnostics);

  // Counted as `sorted` shows them: equal ones once.
  bool has_errors() const;
  std::size_t errors() const;
  std::size_t warnings() const;
  std::size_t notes() const;

  // With `strict` every warning is an error.
  void apply(Strictness strictness);
  // By file, line, column, message; equal ones once. What has no file comes last.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace base
