#include "base/language.h"

#include <algorithm>

#include "base/text.h"

namespace base {

bool is_language_tag(std::string_view tag) {
  const auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const auto is_subtag = [&](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::all_of(part.begin(), part.end(), is_alphanumeric);
  };
  const auto parts = split(tag, '-');
  return parts.front().size() > 1 && std::all_of(parts.begin(), parts.end(), is_subtag);
}

}  // namespace base
