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

// Texts are plain, not HTML. Immutable and therefore thread-safe.
class Strings {
 public:
  Strings(std::string tag, std::map<std::string, TranslatedText, std::less<>> texts)
      : tag_(std::move(tag)), texts_(std::move(texts)) {}

  const std::string& tag() const { return tag_; }
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
  std::map<std::string, TranslatedText, std::less<>> texts_;
};

}  // namespace language
