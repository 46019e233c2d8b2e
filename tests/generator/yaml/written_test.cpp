#include "yaml/written.h"

#include <doctest/doctest.h>

#include "yaml/parse.h"

namespace {

// The text that an item of a list means, in the list that a hint shows.
std::string read_back(const std::string& text) {
  const std::string list = "a: [" + yaml::as_item(text) + ", " + yaml::as_item(text) + "]\n";
  base::Report report;
  const yaml::Block block{"a", list, 0, list.size()};
  const auto root = yaml::parse(block, report);
  CAPTURE(list);
  REQUIRE(root);
  const yaml::Node& items = root->items[0];
  REQUIRE(items.items.size() == 2);
  CHECK(items.items[1].kind == yaml::Kind::scalar);
  CHECK(items.items[1].text == items.items[0].text);
  return items.items[0].text;
}

}  // namespace

TEST_CASE("an item of a list is written with quotes only where YAML needs them") {
  for (const std::string plain : {"a", "a b", "-o", "--x=y", "C#", "it's", "a:b", "https://a.org",
                                  "x&y", "public/", "~/x", "nullable", "a\\b", "0", "a|b"}) {
    CAPTURE(plain);
    CHECK(yaml::as_item(plain) == plain);
    CHECK(read_back(plain) == plain);
  }
  for (const std::string odd :
       {"",    "~",  "null",    "Null", "NULL",  "host:",       "a: b", "-",
        "- a", "?",  "a?",      ":a",   "#a",    "a #b",        "&a",   "*",
        "!a",  "|",  ">",       "%a",   "@a",    "`a`",         "'a'",  "a,b",
        "[a",  "a]", "{{ a }}", "}",    "\"a\"", "'a \"b\" c'", " a",   "a "}) {
    CAPTURE(odd);
    CHECK(yaml::as_item(odd) == yaml::in_quotes(odd));
    CHECK(read_back(odd) == odd);
  }
}

TEST_CASE("quotes are of the kind that needs no escapes") {
  CHECK(yaml::in_quotes("it's") == "\"it's\"");
  CHECK(yaml::in_quotes("a \"b\"") == "'a \"b\"'");
  CHECK(yaml::in_quotes("it's \"b\"") == "'it''s \"b\"'");
  CHECK(yaml::in_quotes("C:\\dir") == "'C:\\dir'");
}
