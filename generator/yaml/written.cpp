#include "yaml/written.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace yaml {

std::string in_quotes(std::string_view text) {
  const bool single = text.find_first_of("\"\\") != std::string_view::npos;
  if (!single) return '"' + std::string(text) + '"';
  return '\'' + base::replace_all(std::string(text), "'", "''") + '\'';
}

std::string as_item(std::string_view text) {
  constexpr auto kNulls = std::to_array<std::string_view>({"", "~", "null", "Null", "NULL"});
  const bool is_odd = std::find(kNulls.begin(), kNulls.end(), text) != kNulls.end() ||
                      text != base::trim(text) || text.ends_with(':') || text == "-" ||
                      std::string_view("&*!|>%@`#\"':").find(text[0]) != std::string_view::npos ||
                      text.find_first_of(",[]{}?") != std::string_view::npos;
  const bool has_mark = text.find(": ") != std::string_view::npos ||
                        text.find(" #") != std::string_view::npos || text.starts_with("- ");
  return is_odd || has_mark ? in_quotes(text) : std::string(text);
}

}  // namespace yaml
