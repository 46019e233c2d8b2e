// What a visitor may send, and nothing else.
#pragma once

#include <string>
#include <vector>

#include "base/fault.h"

namespace domain {

// Bytes: what cmark-gfm renders in milliseconds even when the text is hostile.
inline constexpr std::size_t kBodyLimit = 8'000;
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

// What makes the draft unfit to be stored, whatever the policy; each error points at its member.
std::vector<base::FieldError> errors(const Draft& draft);

// The draft as it is stored: one-line fields trimmed, name in NFC; the body untouched.
Draft tidy(Draft draft);

}  // namespace domain
