// Numbers of a language: how they are written, and which plural form they ask for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace language {

// The rules of CLDR, by ICU. Safe to share between threads.
class Plurals {
 public:
  // Of a well-formed tag; of a language that ICU does not know, the rule is "other" for all.
  explicit Plurals(std::string_view tag);

  // "zero", "one", "two", "few", "many" or "other".
  std::string category(std::int64_t count) const;
  // Those that the language has, in the order above.
  std::vector<std::string_view> categories() const;
  // In the digits of the language, without separators of thousands: "2026", "٢٠٢٦".
  std::string number(std::int64_t count) const;

 private:
  struct Rules;
  std::shared_ptr<Rules> rules_;
};

}  // namespace language
