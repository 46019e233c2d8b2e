// The words of the interface in one language.
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

// What an i18n file says, and the language it is in. Both are shared by all languages that fall
// back to it.
struct Written {
  std::shared_ptr<const Phrase> phrase;
  Plurals plurals;
  std::string tag;
};

// Texts are plain, not HTML. Immutable and safe to share between threads.
class Strings {
 public:
  Strings(std::string tag, std::map<std::string, Written, std::less<>> texts)
      : tag_(std::move(tag)), texts_(std::move(texts)) {}

  const std::string& tag() const { return tag_; }
  bool has(std::string_view key) const { return texts_.contains(key); }
  // Sorted.
  std::vector<std::string_view> keys() const;
  // Whether the text has plural forms, and so needs a count.
  bool is_plural(std::string_view key) const;
  // What has to be filled in, "count" included.
  std::set<std::string, std::less<>> placeholders(std::string_view key) const;

  // The text, with what `fillings` has filled in. An unknown key gives itself.
  std::string text(std::string_view key, const Fillings& fillings = {}) const;
  // The form for `count`, which is also filled in for `{count}`.
  std::string text(std::string_view key, std::int64_t count, Fillings fillings = {}) const;

 private:
  std::string tag_;
  std::map<std::string, Written, std::less<>> texts_;
};

}  // namespace language
