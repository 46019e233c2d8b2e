// "{actual}" in a rule's message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace policy {

// The message with what was measured in its place.
std::string filled_in(std::string_view message, std::string_view actual);

// The message before anything was measured: without the parentheses around a placeholder. A
// placeholder that stands in none stays.
std::string without_placeholder(std::string_view message);

bool has_placeholder(std::string_view message);

// The first name in braces that is no placeholder: "{acutal}".
std::optional<std::string> wrong_placeholder(std::string_view message);

}  // namespace policy
