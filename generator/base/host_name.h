// Names of hosts that are not ASCII (IDNA, UTS 46). Uses ICU.
#pragma once

#include <string>
#include <string_view>

namespace base {

// The name in lower case and Punycode, as the DNS has it: "München.example" →
// "xn--mnchen-3ya.example". Two spellings of one name have the same result. Empty when the name
// breaks the rules of UTS 46 (nontransitional).
std::string ascii_host_name(std::string_view name);

}  // namespace base
