// The placeholder "{actual}" in a rule's message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace policy {

// Replaces the placeholder in the message with the measured value.
std::string filled_in(std::string_view message, std::string_view actual);

// The message without parentheses that contain a placeholder, for use before anything is measured.
// A placeholder outside parentheses stays.
std::string without_placeholder(std::string_view message);

bool has_placeholder(std::string_view message);

// The first name in braces that is not a placeholder, such as "{acutal}".
std::optional<std::string> wrong_placeholder(std::string_view message);

}  // namespace policy
