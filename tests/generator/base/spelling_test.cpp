#include "base/spelling.h"

#include <doctest/doctest.h>

#include <array>

TEST_CASE("edits are counted, a swap of neighbours as one, case as none") {
  CHECK(base::edit_distance("title", "title") == 0);
  CHECK(base::edit_distance("tilte", "title") == 1);
  CHECK(base::edit_distance("Title", "title") == 0);
  CHECK(base::edit_distance("", "abc") == 3);
  CHECK(base::edit_distance("kitten", "sitting") == 3);
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
