// Typed access to the members of a JSON object that another program wrote.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/value.h"

namespace comments {

// Keeps the first error, so that a reader checks once, after the last member. A member that is
// missing or null gives the default value of its type; unknown members are ignored.
class Members {
 public:
  // `value` must outlive this object. An error if it is not an object.
  explicit Members(const base::Value& value);

  bool has(std::string_view name) const;  // neither missing nor null
  std::string text(std::string_view name);
  bool truth(std::string_view name);
  std::int64_t number(std::string_view name);  // 0 or greater
  const base::ValueList& list(std::string_view name);
  // Joins a list of lines, or returns the text.
  std::string text_or_lines(std::string_view name);
  // Reports the member's value as wrong, for instance "is not a path".
  void refuse(std::string_view name, std::string_view reason);

  // The first error: `"count" is not a number`. Nothing when all members were right.
  const std::optional<std::string>& fault() const { return fault_; }

 private:
  const base::Value* find(std::string_view name) const;

  const base::ValueMap* map_ = nullptr;
  std::optional<std::string> fault_;
};

}  // namespace comments
