// Texts in the form in which an author can write them in YAML, for hints.
#pragma once

#include <string>
#include <string_view>

namespace yaml {

// The text in quotes, of the kind that needs no escapes: "Foo: bar" or 'a "b" c'.
std::string in_quotes(std::string_view text);

// The text as an item of a list in brackets, in quotes only where YAML needs them.
std::string as_item(std::string_view text);

}  // namespace yaml
