// The draft of a comment: exactly the fields that a visitor may send.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"

namespace domain {

// Bytes. cmark-gfm renders a text of this size in milliseconds even when it is hostile.
inline constexpr std::size_t kBodyLimit = 8'000;
// Bytes of a body as HTML. Prose, links and code of the body's limit have less than half of it;
// 8,000 bytes of short links alone would have 54,000.
inline constexpr std::size_t kHtmlLimit = std::size_t{32} * 1024;
// Characters.
inline constexpr std::size_t kNameLimit = 100;
inline constexpr std::size_t kEmailLimit = 254;  // RFC 5321, errata 1690
inline constexpr std::size_t kWebsiteLimit = 500;

struct Draft {
  std::string body = {};
  std::string name = {};
  std::string email = {};
  std::string website = {};
  std::string parent = {};
};

// Returns the errors that forbid storing the draft under any policy. Each error points at its
// member.
std::vector<base::FieldError> errors(const Draft& draft);

// The error of a name, and of a body as HTML, of which readers would see nothing. No policy may
// publish them, but a policy's own rule about them speaks first.
std::optional<base::FieldError> blank_name(std::string_view name);
std::optional<base::FieldError> blank_body(std::string_view html);

// Returns the draft in its stored form: one-line fields trimmed, the name in NFC, the website
// completed to an address ("example.org" to "https://example.org"), the body unchanged.
Draft tidy(Draft draft);

}  // namespace domain
