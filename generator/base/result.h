// Result<T> holds a value, or the diagnostic that explains why the value is missing. TRY returns a
// failure to the caller.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace base {

template <class T>
class [[nodiscard]] Result {
 public:
  explicit(false) Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  explicit(false) Result(Diagnostic error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  // Call these only when the result holds a value.
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  // Call this only when the result holds an error.
  const Diagnostic& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Diagnostic> state_;
};

// The value of a success that has no data.
struct Done {};
using Status = Result<Done>;

}  // namespace base

#define POSTIL_JOIN_(a, b) a##b
#define POSTIL_JOIN(a, b) POSTIL_JOIN_(a, b)
// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses.
#define POSTIL_TRY_(declaration, expression, name) \
  auto name = (expression);                        \
  if (!name) return name.error();                  \
  declaration = *std::move(name)
// NOLINTEND(bugprone-macro-parentheses)

// TRY(const auto text, files.read(path)); declares `text`, or returns the failure from the
// enclosing function.
#define TRY(declaration, expression) \
  POSTIL_TRY_(declaration, expression, POSTIL_JOIN(result_, __LINE__))
// TRY_DONE(files.write(path, bytes)); does the same for a Status.
#define TRY_DONE(expression)                                     \
  do {                                                           \
    if (auto done_ = (expression); !done_) return done_.error(); \
  } while (false)
