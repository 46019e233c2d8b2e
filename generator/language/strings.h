// The texts of the interface in one language.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "language/phrase.h"
#include "language/plurals.h"

namespace language {

// A text and the language that it was written in. All languages that fall back to the text share
// it.
struct TranslatedText {
  std::shared_ptr<const Phrase> phrase;
  Plurals plurals;
  std::string tag;
};

// Texts are plain, not HTML. A placeholder's value that is a whole number in ASCII digits is
// written in the digits of the text's language. Immutable and therefore thread-safe.
class Strings {
 public:
  Strings(std::string tag, std::map<std::string, TranslatedText, std::less<>> texts)
      : tag_(std::move(tag)), plurals_(tag_), texts_(std::move(texts)) {}

  const std::string& tag() const { return tag_; }
  // A quantity in the digits and with the separators of the language: "1,234", "1.234".
  std::string number(std::int64_t count) const { return plurals_.number(count); }
  bool has(std::string_view key) const { return texts_.contains(key); }
  // Sorted.
  std::vector<std::string_view> keys() const;
  // Whether the text has plural forms and therefore needs a count.
  bool is_plural(std::string_view key) const;
  // The names of all placeholders, including "count".
  std::set<std::string, std::less<>> placeholders(std::string_view key) const;

  // The text with its placeholders filled in. An unknown key returns the key itself.
  std::string text(std::string_view key, const Fillings& fillings = {}) const;
  // The plural form for `count`. `{count}` is filled in, too.
  std::string text(std::string_view key, std::int64_t count, Fillings fillings = {}) const;

 private:
  std::string tag_;
  Plurals plurals_;
  std::map<std::string, TranslatedText, std::less<>> texts_;
};

}  // namespace language
