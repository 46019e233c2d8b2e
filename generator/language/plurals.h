// The plural rules and the digits of a language.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace language {

// Uses ICU's implementation of the CLDR rules. Thread-safe.
class Plurals {
 public:
  // `tag` must be well-formed. For a language that ICU does not know, every category is "other".
  explicit Plurals(std::string_view tag);

  // "zero", "one", "two", "few", "many" or "other".
  std::string category(std::int64_t count) const;
  // The categories of the language, in the order above.
  std::vector<std::string_view> categories() const;
  // The number in the digits of the language, without thousands separators: "2026", "٢٠٢٦".
  std::string number(std::int64_t count) const;

 private:
  struct Rules;
  std::shared_ptr<Rules> rules_;
};

}  // namespace language
