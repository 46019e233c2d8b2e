#include "base/look_alike.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

namespace {

bool alike(const std::string& name, const std::string& other) {
  const bool found = base::LookAlikes({name}).contains(other);
  CHECK_MESSAGE(base::LookAlikes({other}).contains(name) == found, name, " ", other);
  return found;
}

}  // namespace

TEST_CASE("names that look alike are found, and others are not") {
  std::ifstream pairs(POSTIL_LOOK_ALIKES);
  REQUIRE(pairs);
  int same = 0;
  int different = 0;
  for (std::string line; std::getline(pairs, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    const std::string name = line.substr(first + 1, second - first - 1);
    const bool expected = line.starts_with('=');
    ++(expected ? same : different);
    CHECK_MESSAGE(alike(name, line.substr(second + 1)) == expected, line);
  }
  CHECK(same >= 200);
  CHECK(different >= 50);
}

TEST_CASE("case, space, punctuation and invisible characters make no other name") {
  CHECK(alike("Ada Lovelace", "ADA  LOVELACE"));
  CHECK(alike("Ada Lovelace", "Аdа Lоvеlасе"));  // Cyrillic vowels
  CHECK(alike("Ada Lovelace", "Ada L0velace"));
  CHECK(alike("Ada Lovelace", "Ada-Lovelace\u200b"));
  CHECK_FALSE(alike("Ada Lovelace", "Ada Loveless"));
}

TEST_CASE("a name without letters looks like no other") {
  CHECK_FALSE(alike("", ""));
  CHECK_FALSE(alike("!?", "…"));
  CHECK_FALSE(alike("Ada", ""));
  CHECK_FALSE(base::LookAlikes({}).contains("Ada"));
}

TEST_CASE("a set finds the look-alikes of each of its names") {
  const base::LookAlikes names({"Ada", "Bill"});
  CHECK(names.contains("АDA"));
  CHECK(names.contains("BiII"));
  CHECK_FALSE(names.contains("Carl"));
}
