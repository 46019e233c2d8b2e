// Parses queries and url-encoded forms: "a=1&b=x%20y" (URL standard, section 5).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace http {

class Query {
 public:
  explicit Query(std::string_view text);

  // The first value with this name; nothing when there is none.
  std::optional<std::string> find(std::string_view name) const;
  // The first value, or an empty text.
  std::string value(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  // Returns the first parameter of the query that is not one of these names, if there is one.
  std::optional<std::string> other_than(std::span<const std::string_view> names) const;

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

// Fault: bad_request, which names the first parameter that is not known, and those that are. Empty
// names in `known` stand for none.
base::Result<void> check_parameters(const Query& query, std::span<const std::string_view> known);

// The parameter "limit": 1 to `most`, by default `most`. Fault: bad_request.
base::Result<std::size_t> limit_in(const Query& query, std::size_t most);

}  // namespace http
