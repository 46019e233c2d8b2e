#include "site/jekyll_address.h"

#include "base/text.h"

namespace site {
namespace {

// Keeps letters, marks, digits and the characters of `punctuation`.
std::string slugified(std::string_view text, std::string_view punctuation) {
  std::string slug;
  bool has_gap = false;
  base::for_each_character(text, [&](std::string_view character) {
    const bool is_kept =
        base::kind_of(character) == base::CharacterKind::word ||
        (character.size() == 1 && punctuation.find(character) != std::string_view::npos);
    if (is_kept) slug += has_gap && !slug.empty() ? "-" + std::string(character) : character;
    has_gap = !is_kept;
  });
  return slug;
}

}  // namespace

std::string jekyll_title(std::string_view text) { return slugified(text, "._~!$&'()+,;=@"); }

std::string jekyll_slug(std::string_view text) { return jekyll_lower_case(slugified(text, "")); }

std::string jekyll_lower_case(std::string_view text) {
  return base::simple_lower_case(base::replace_all(std::string(text), "İ", "i̇"));
}

std::string jekyll_path(std::string path) {
  path = base::replace_all(std::move(path), "..", "/");
  return base::replace_all(std::move(path), "./", "");
}

}  // namespace site
