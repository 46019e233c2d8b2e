#include "configuration/permalinks.h"

#include <doctest/doctest.h>

TEST_CASE("a pattern is cut into tokens and the text between") {
  std::string shown;
  for (const auto& part : configuration::permalink_parts("/:year/x-:slug.html"))
    shown += (part.is_token ? "<" + std::string(part.text) + ">" : std::string(part.text)) + "@" +
             std::to_string(part.offset) + ' ';
  CHECK(shown == "/@0 <year>@1 /x-@6 <slug>@9 .html@14 ");
  CHECK(configuration::permalink_parts("/:Year/")[1].text == "Year");
  CHECK(configuration::permalink_parts("").empty());
  CHECK(configuration::permalink_parts(":").front().text.empty());
}
