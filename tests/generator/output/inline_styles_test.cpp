#include "output/inline_styles.h"

#include <doctest/doctest.h>

namespace {

std::optional<std::string> sheet_at(const std::string& path) {
  if (path == "css/a.css") return "a { b: url(x.png) url(\"../y.png?z\") url(data:,) url(#f) }\n";
  if (path == "css/ü.css") return "c::after { content: '</style>' }";
  return std::nullopt;
}

std::string inlined(const std::string& html) { return output::with_inline_styles(html, sheet_at); }

}  // namespace

TEST_CASE("style sheets of the site stand in the page, and their addresses begin at the root") {
  CHECK(
      inlined("<head><link rel=\"stylesheet\" href=\"/css/a.css?v=1\" media=\"print\"></head>") ==
      "<head><style media=\"print\">\na { b: url(/css/x.png) url(\"/y.png?z\") url(data:,) url(#f) "
      "}\n</style></head>");
}

TEST_CASE("a style sheet cannot close its element") {
  CHECK(inlined("<link href=/css/%C3%BC.css rel=Stylesheet>") ==
        "<style>\nc::after { content: '<\\/style>' }</style>");
}

TEST_CASE("style sheets of other sites, alternate ones and what is not there stay links") {
  const std::string html =
      "<link rel=\"stylesheet\" href=\"https://example.org/css/a.css\"><link rel=\"stylesheet\" "
      "href=\"//css/a.css\"><link rel=\"alternate stylesheet\" href=\"/css/a.css\"><link "
      "rel=\"stylesheet\" href=\"/css/b.css\"><link rel=\"icon\" href=\"/css/a.css\">";
  CHECK(inlined(html) == html);
}
