// Placeholders in the texts of the interface.
#include "language/phrase.h"

#include <doctest/doctest.h>

TEST_CASE("a placeholder is a name of small letters, digits and underscores in braces") {
  const language::Fillings fillings = {{"name", "Ann"}, {"a_1", "one"}, {"z9", "last"}, {"az", ""}};
  const auto filled = [&](std::string_view text) { return language::fill(text, fillings); };
  CHECK(filled("by {name}.") == "by Ann.");
  CHECK(filled("{a_1}{z9} {name}{az}") == "onelast Ann");
  CHECK(filled("{count} of {name}") == "{count} of Ann");
  for (const char* literal : {"", "{", "}", "{}", "{Name}", "{na me}", "{name", "name}", "}{",
                              "{é}", "{a-1}", "{a1", "{ name }"})
    CHECK(filled(literal) == literal);
  CHECK(filled("{{name}}") == "{Ann}");
  CHECK(filled("{x {name} y}") == "{x Ann y}");
}

TEST_CASE("a phrase has the placeholders of all its forms") {
  const language::Phrase phrase{
      .forms = {{"one", "{count} word in {page_1}"}, {"other", "{n0} words {not"}}};
  CHECK(phrase.placeholders() == std::set<std::string, std::less<>>{"count", "n0", "page_1"});
}
