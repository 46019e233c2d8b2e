#include "language/strings.h"

#include <doctest/doctest.h>

#include "language/tables.h"

using namespace language;

namespace {

Strings strings_of(const std::string& tag, const std::string& yaml) {
  base::Report report;
  const Tables tables = load({{{"i18n/" + tag + ".yaml", yaml}}, {}}, {tag}, report);
  CHECK_FALSE(report.has_errors());
  return tables.of(tag);
}

}  // namespace

TEST_CASE("a count chooses the form of the language and is written in its digits") {
  const Strings polish = strings_of(
      "pl", "n: {one: '{count} plik', few: '{count} pliki', many: '{count} plików', other: x}");
  CHECK(polish.text("n", 1) == "1 plik");
  CHECK(polish.text("n", 3) == "3 pliki");
  CHECK(polish.text("n", 12) == "12 plików");
  CHECK(polish.text("n", 22) == "22 pliki");
  const Strings arabic = strings_of("ar", "n: {two: اثنان, few: '{count} قليل', other: '{count}'}");
  CHECK(arabic.text("n", 2) == "اثنان");
  CHECK(arabic.text("n", 3) == "٣ قليل");
  CHECK(arabic.text("n", 100) == "١٠٠");
}

TEST_CASE("a form that is not written is the other one") {
  const Strings strings = strings_of("en", "n: {other: '{count} things'}");
  CHECK(strings.text("n", 1) == "1 things");
}

TEST_CASE("a count has the separators of thousands of its language") {
  CHECK(strings_of("en", "").text("posts", 12345) == "12,345 posts");
  CHECK(strings_of("de", "").text("posts", 12345) == "12.345 Beiträge");
  CHECK(strings_of("fr", "").text("views", 12345) == "12\u202F345 vues");
  CHECK(strings_of("es", "n: '{count} palabras'").text("n", 1234) == "1234 palabras");
  CHECK(strings_of("ja", "n: '{count}語'").text("n", 1234) == "1,234語");
  CHECK(strings_of("hi", "n: '{count}'").text("n", 1234567) == "12,34,567");
  CHECK(strings_of("ar", "n: '{count}'").text("n", 1234) == "١٬٢٣٤");
  CHECK(strings_of("de", "").number(1234567) == "1.234.567");
}

TEST_CASE(
    "a number that fills a placeholder is in the digits of the language, without separators") {
  const Strings arabic = strings_of("ar", "a: '{number} من {total}: {name}'");
  CHECK(arabic.text("a", {{"number", "2"}, {"total", "2026"}, {"name", "v2"}}) == "٢ من ٢٠٢٦: v2");
  const Strings english = strings_of("en", "a: '{year} {name}'");
  CHECK(english.text("a", {{"year", "2026"}, {"name", "99999999999999999999"}}) ==
        "2026 99999999999999999999");
}

TEST_CASE("placeholders are filled, and braces without a name mean themselves") {
  const Strings strings = strings_of("en", "a: 'by {name} in {year}: { {x y} {'");
  CHECK(strings.text("a", {{"name", "Ada"}, {"year", "1843"}}) == "by Ada in 1843: { {x y} {");
  CHECK(strings.text("a", {{"name", "{year}"}}) == "by {year} in {year}: { {x y} {");
  CHECK(strings.placeholders("a") == std::set<std::string, std::less<>>{"name", "year"});
  CHECK(strings.placeholders("posts").contains("count"));
  CHECK(strings.is_plural("posts"));
  CHECK_FALSE(strings.is_plural("a"));
}

TEST_CASE("an unknown key gives itself") {
  const Strings strings = strings_of("en", "");
  CHECK(strings.text("nonesuch") == "nonesuch");
  CHECK(strings.text("nonesuch", 3) == "nonesuch");
  CHECK_FALSE(strings.has("nonesuch"));
}
