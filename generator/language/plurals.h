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
  // A quantity in the digits and with the separators of the language: "1,234", "1.234", "١٬٢٣٤".
  std::string number(std::int64_t count) const;
  // A place or a year in the digits of the language, without separators: "2026", "٢٠٢٦".
  std::string digits(std::int64_t number) const;

 private:
  struct Rules;
  std::shared_ptr<Rules> rules_;
};

}  // namespace language
