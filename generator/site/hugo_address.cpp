#include "site/hugo_address.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "site/kept_parts.h"

namespace site {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool begins_escape(std::string_view text) {
  return text.size() > 2 && text[0] == '%' && is_hex(text[1]) && is_hex(text[2]);
}

// `rest` is the text from `character` on.
bool is_allowed(std::string_view character, std::string_view rest) {
  if (character.size() == 1 &&
      (std::string_view("./\\_#+~-@").find(character) != std::string_view::npos ||
       character[0] == kKeptPart)) {
    return true;
  }
  return begins_escape(rest) || base::kind_of(character) == base::CharacterKind::word;
}

std::string sanitized(std::string_view text) {
  std::string kept;
  bool has_gap = false;     // blanks since the last kept character
  bool has_hyphen = false;  // the last kept character is "-"
  std::size_t at = 0;
  base::for_each_character(text, [&](std::string_view character) {
    if (is_allowed(character, text.substr(at))) {
      has_hyphen = character == "-";
      if (has_gap && !has_hyphen) kept += '-';
      has_gap = false;
      kept += character;
    } else if (!kept.empty() && !has_hyphen &&
               base::kind_of(character) == base::CharacterKind::space) {
      has_gap = true;
    }
    at += character.size();
  });
  return kept;
}

}  // namespace

std::string hugo_token(std::string_view text) {
  std::string token = base::simple_lower_case(sanitized(text));
  // Hugo parses the token as a URL, where "#" begins a fragment, and drops an empty fragment.
  if (token.find('#') == token.size() - 1 && !token.empty()) token.pop_back();
  return base::decode(token);
}

std::string hugo_path(std::string path) {
  std::replace(path.begin(), path.end(), '+', ' ');  // Hugo decodes the path as a query
  return base::simple_lower_case(sanitized(path));
}

}  // namespace site
