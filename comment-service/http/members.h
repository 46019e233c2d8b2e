// Takes the members of a JSON object one by one and collects everything that is wrong with them.
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

// Take every member that is known, then finish(): what was not taken by then is unknown. What is
// taken in vain is empty, and the mistake waits for finish().
class Members {
 public:
  explicit Members(std::string_view text);
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  Members(Members&&) = delete;
  Members& operator=(Members&&) = delete;
  ~Members();

  // Not there at all; null counts as not there.
  bool missing(const char* name);
  // Empty when it is missing.
  std::string text(const char* name);
  std::vector<std::string> texts(const char* name);
  // Refused when it is missing.
  bool boolean(const char* name);
  std::int64_t number(const char* name);
  // Must be there, with at most `most` objects; no member of theirs may stay untaken.
  void objects(const char* name, std::size_t most, const std::function<void(Members&)>& take_one);

  // False when it is missing.
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
