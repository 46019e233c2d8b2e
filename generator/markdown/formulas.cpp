#include "markdown/formulas.h"

#include <algorithm>

namespace markdown {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The first dollar at or after `from` that no backslash escapes.
std::size_t next_dollar(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    if (text[from] == '$') return from;
    if (text[from] == '\\') ++from;
  }
  return std::string_view::npos;
}

std::size_t closing_dollar(std::string_view line, std::size_t opening) {
  std::size_t at = next_dollar(line, opening + 1);
  for (; at != std::string_view::npos; at = next_dollar(line, at + 1)) {
    const char next = at + 1 < line.size() ? line[at + 1] : ' ';
    if (!is_blank(line[at - 1]) && (next < '0' || next > '9')) return at;
  }
  return std::string_view::npos;
}

bool is_in_line(std::string_view line, std::size_t at) {
  std::size_t opening = next_dollar(line, 0);
  while (opening != std::string_view::npos && opening < at) {
    const bool opens = opening + 1 < line.size() && !is_blank(line[opening + 1]);
    const std::size_t closing = opens ? closing_dollar(line, opening) : std::string_view::npos;
    if (closing != std::string_view::npos && closing > at) return true;
    opening = next_dollar(line, (closing == std::string_view::npos ? opening : closing) + 1);
  }
  return false;
}

}  // namespace

bool is_in_formula(std::string_view body, std::size_t at) {
  bool is_open = false;
  for (std::size_t dollars = body.find("$$"); dollars < at; dollars = body.find("$$", dollars + 2))
    is_open = !is_open;
  if (is_open && body.find("$$", at) != std::string_view::npos) return true;
  const std::size_t line_end = at == 0 ? std::string_view::npos : body.rfind('\n', at - 1);
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  return is_in_line(body.substr(begin, body.find('\n', at) - begin), at - begin);
}

}  // namespace markdown
