// One text of the interface in one language, as an i18n file has it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "language/plurals.h"
#include "yaml/reader.h"

namespace language {

// `{name}` and `{count}` in a text are places to fill; other braces mean themselves.
struct Phrase {
  // By plural category; a text that no number changes is the only one, "other".
  std::map<std::string, std::string, std::less<>> forms;
  bool is_plural = false;
  base::Location location;  // of its key

  std::set<std::string, std::less<>> placeholders() const;
};

// What stands in for a placeholder.
using Fillings = std::map<std::string, std::string, std::less<>>;

// A placeholder that `fillings` lacks stays as it is.
std::string fill(std::string_view text, const Fillings& fillings);

// A text, or a map of plural category to text with at least "other". Nothing for what is empty.
// Mistakes are reported; so is a category that the language does not have.
std::optional<Phrase> read_phrase(const yaml::Reader& reader, const yaml::Entry& entry,
                                  std::string_view tag, const Plurals& plurals);

}  // namespace language
