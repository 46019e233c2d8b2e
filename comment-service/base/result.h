// A value, or the fault that prevented it; TRY passes the fault on.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "base/fault.h"

namespace base {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)  // NOLINT(google-explicit-constructor): `return value;`
      : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Fault fault)  // NOLINT(google-explicit-constructor): `return Fault{…};`
      : content_(std::in_place_index<1>, std::move(fault)) {}

  explicit operator bool() const { return content_.index() == 0; }
  // Precondition: the result holds a value. Otherwise it throws std::bad_variant_access.
  T& operator*() & { return std::get<0>(content_); }
  const T& operator*() const& { return std::get<0>(content_); }
  T&& operator*() && { return std::get<0>(std::move(content_)); }
  T* operator->() { return &std::get<0>(content_); }
  const T* operator->() const { return &std::get<0>(content_); }
  // Precondition: the result holds a fault.
  Fault& fault() & { return std::get<1>(content_); }
  const Fault& fault() const& { return std::get<1>(content_); }
  Fault&& fault() && { return std::get<1>(std::move(content_)); }

 private:
  std::variant<T, Fault> content_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Fault fault)  // NOLINT(google-explicit-constructor)
      : fault_(std::move(fault)) {}

  explicit operator bool() const { return !fault_.has_value(); }
  Fault& fault() & { return fault_.value(); }
  const Fault& fault() const& { return fault_.value(); }
  Fault&& fault() && { return std::move(fault_).value(); }

 private:
  std::optional<Fault> fault_;
};

}  // namespace base

#define POSTIL_JOIN_(a, b) a##b
#define POSTIL_JOIN(a, b) POSTIL_JOIN_(a, b)
// A declaration cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define POSTIL_TRY_(name, declaration, expression) \
  auto name = (expression);                        \
  if (!name) return std::move(name).fault();       \
  declaration = *std::move(name)

// NOLINTEND(bugprone-macro-parentheses)

// TRY(auto x, f()): declares x from the value of f(), or returns its fault from this function.
#define TRY(declaration, expression) \
  POSTIL_TRY_(POSTIL_JOIN(try_result_, __LINE__), declaration, expression)

// TRY_DONE(f()): the same for a Result<void>.
#define TRY_DONE(expression)                                                                       \
  if (auto POSTIL_JOIN(try_result_, __LINE__) = (expression); !POSTIL_JOIN(try_result_, __LINE__)) \
  return std::move(POSTIL_JOIN(try_result_, __LINE__)).fault()
