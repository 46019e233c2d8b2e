#include "language/tag.h"

#include <doctest/doctest.h>

using namespace language;

TEST_CASE("a language is known by its first subtag") {
  for (const char* tag : {"en", "FR", "pt-BR", "zh-Hans", "fil"}) CHECK(is_known(tag));
  for (const char* tag : {"xx", "zz-DE", "english"}) CHECK_FALSE(is_known(tag));
}

TEST_CASE("a language is called as it calls itself") {
  CHECK(own_name("fr") == "Français");
  CHECK(own_name("de") == "Deutsch");
  CHECK(own_name("ar") == "العربية");
  CHECK(own_name("pt-BR") == "Português (Brasil)");
  CHECK(own_name("xx") == "xx");
}

TEST_CASE("the script says which way a language is written") {
  for (const char* tag : {"ar", "he", "fa", "ur", "az-Arab"})
    CHECK(name_of(direction_of(tag)) == "rtl");
  for (const char* tag : {"en", "az", "ja", "xx"}) CHECK(name_of(direction_of(tag)) == "ltr");
}

TEST_CASE("a tag has a parent until one subtag is left") {
  CHECK(parent_of("zh-Hant-TW") == "zh-Hant");
  CHECK(parent_of("pt-BR") == "pt");
  CHECK(parent_of("pt").empty());
}

TEST_CASE("the case of a tag's letters says nothing") {
  CHECK(is_same("pt-BR", "pt-br"));
  CHECK_FALSE(is_same("pt", "pt-BR"));
}
