// One text of the interface in one language, as in an i18n file.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "language/plurals.h"
#include "yaml/reader.h"

namespace language {

// `{name}` and `{count}` in a text are placeholders; other braces are literal.
struct Phrase {
  // By plural category. A text without plural forms has only the category "other".
  std::map<std::string, std::string, std::less<>> forms;
  bool is_plural = false;
  base::Location location;  // location of its key

  std::set<std::string, std::less<>> placeholders() const;
};

// The values of placeholders, by name.
using Fillings = std::map<std::string, std::string, std::less<>>;

// Keeps a placeholder that `fillings` does not contain.
std::string fill(std::string_view text, const Fillings& fillings);

// Reads a text, or a map from plural categories to texts that has at least "other". Returns nothing
// for an empty value. Reports errors, including a category that the language does not have.
std::optional<Phrase> read_phrase(const yaml::Reader& reader, const yaml::Entry& entry,
                                  std::string_view tag, const Plurals& plurals);

}  // namespace language
