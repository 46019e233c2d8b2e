// Reads the members of a JSON object one by one and collects all errors.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace http {

// Take every known member, then call finish(), which refuses all members that were not taken. An
// invalid member reads as empty; finish() reports the error.
class Members {
 public:
  explicit Members(std::string_view text);
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  Members(Members&&) = delete;
  Members& operator=(Members&&) = delete;
  ~Members();

  // Whether the member is absent or null.
  bool missing(const char* name);
  // Empty when the member is missing.
  std::string text(const char* name);
  std::vector<std::string> texts(const char* name);
  // A missing member is an error.
  bool boolean(const char* name);
  std::int64_t number(const char* name);
  // The member must be an array of at most `most` objects. Each object may have only members that
  // `take_one` takes.
  void objects(const char* name, std::size_t most, const std::function<void(Members&)>& take_one);

  // False when the member is missing.
  bool flag(const char* name);
  void refuse(const char* name, std::string message);

  // Fault: bad_request with `errors`.
  base::Result<void> finish();

 private:
  struct State;
  explicit Members(std::unique_ptr<State> state);
  void refuse_unknown();

  std::unique_ptr<State> state_;
};

}  // namespace http
