#include "base/spelling.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

TEST_CASE("edits are counted, a swap of neighbours as one, case as none") {
  CHECK(base::edit_distance("title", "title") == 0);
  CHECK(base::edit_distance("tilte", "title") == 1);
  CHECK(base::edit_distance("Title", "title") == 0);
  CHECK(base::edit_distance("", "abc") == 3);
  CHECK(base::edit_distance("kitten", "sitting") == 3);
  CHECK(base::edit_distance("abc", "") == 3);
  CHECK(base::edit_distance("", "") == 0);
  CHECK(base::edit_distance("ab", "ba") == 1);
  CHECK(base::edit_distance("abcd", "badc") == 2);
  CHECK(base::edit_distance("ca", "abc") == 3);
  CHECK(base::edit_distance(std::string(100, 'a'), "") == 100);
  CHECK(base::edit_distance("b", std::string(100, 'a')) == 100);
  CHECK(base::edit_distance("AZ", "az") == 0);
  CHECK(base::edit_distance("@", "`") == 1);
  CHECK(base::edit_distance("[", "{") == 1);
}

TEST_CASE("the nearest known name is suggested, and nothing when none is near") {
  constexpr std::array<std::string_view, 4> kKnown = {"title", "date", "tags", "base_url"};
  CHECK(base::did_you_mean("tilte", kKnown) == "did you mean \"title\"?");
  CHECK(base::did_you_mean("baseURL", kKnown) == "did you mean \"base_url\"?");
  CHECK(base::did_you_mean("tag", kKnown) == "did you mean \"tags\"?");
  CHECK(base::did_you_mean("mermaid", kKnown).empty());
  CHECK(base::did_you_mean("x", kKnown).empty());
  CHECK(base::did_you_mean("", kKnown).empty());
}

TEST_CASE("a short name with another first letter is another word") {
  constexpr std::array<std::string_view, 4> kKnown = {"path", "toc", "date", "menus"};
  for (const std::string_view name : {"math", "doc", "rate"}) {
    CAPTURE(name);
    CHECK(base::nearest(name, kKnown).empty());
  }
  CHECK(base::nearest("dtae", kKnown) == "date");
  CHECK(base::nearest("adte", kKnown) == "date");
  CHECK(base::nearest("dat", kKnown) == "date");
  CHECK(base::nearest("menu", kKnown) == "menus");
  CHECK(base::nearest("venues", kKnown) == "menus");
}

TEST_CASE("a name that does not fit is not suggested, and the next one is") {
  constexpr std::array<std::string_view, 2> kKnown = {"comments", "commands"};
  const auto is_second = [](std::string_view name) { return name == "commands"; };
  CHECK(base::nearest("comments_", kKnown) == "comments");
  CHECK(base::nearest("commends", kKnown, is_second) == "commands");
  CHECK(base::did_you_mean("comments_", kKnown, [](auto) { return false; }).empty());
}

TEST_CASE("how far a suggestion may be depends on the longer name") {
  constexpr std::array<std::string_view, 3> kKnown = {"title", "abcdefghi", "ab"};
  CHECK(base::nearest("pitle", kKnown) == "title");  // no short name
  CHECK(base::nearest("abcdefxyz", kKnown) == "abcdefghi");
  CHECK(base::nearest("abcdewxyz", kKnown).empty());
  CHECK(base::nearest("abcdef", kKnown) == "abcdefghi");
  CHECK(base::nearest("abcde", kKnown).empty());
  CHECK(base::nearest("a", kKnown).empty());
  CHECK(base::nearest("ba", kKnown) == "ab");
  CHECK(base::nearest("cb", kKnown).empty());
  const std::string longest(200, 'a');
  const std::string longer(201, 'a');
  const std::array<std::string_view, 2> long_names = {longest, longer};
  CHECK(base::nearest("b" + longest.substr(1), long_names) == longest);
  CHECK(base::nearest("b" + longer.substr(1), long_names).empty());
}
