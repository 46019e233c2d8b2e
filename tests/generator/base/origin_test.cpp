#include "base/origin.h"

#include <doctest/doctest.h>

TEST_CASE("an origin is written as an attribute and read from it") {
  const base::Origin markdown{"content/a b:é.md", 3, 12, true};
  CHECK(base::origin_attribute(markdown) ==
        " data-postil-source=content/a%20b%3A%C3%A9.md:3:12:markdown");
  CHECK(base::read_origin("content/a%20b%3A%C3%A9.md:3:12:markdown") == markdown);
  CHECK(base::read_origin("a.html:3:1") == base::Origin{"a.html", 3, 1, false});
}

TEST_CASE("a value that is no origin gives none, and a number that is none is 0") {
  CHECK_FALSE(base::read_origin(""));
  CHECK_FALSE(base::read_origin("a.html"));
  CHECK_FALSE(base::read_origin("a.html:3"));
  CHECK(base::read_origin("a.html:x:") == base::Origin{"a.html", 0, 0, false});
}

TEST_CASE("opening tags get an origin, other text with a \"<\" gets none") {
  const auto marked = [](std::string_view html) {
    return base::with_origins(html, [](std::size_t offset) {
      return base::Origin{"f", 1, static_cast<int>(offset), false};
    });
  };
  CHECK(marked("<a>b</a> <Z\n> <z/> <A\tb=c>") ==
        "<a data-postil-source=f:1:0>b</a> <Z data-postil-source=f:1:9\n> "
        "<z data-postil-source=f:1:14/> <A data-postil-source=f:1:19\tb=c>");
  for (const char* html :
       {"", "<", "a < b", "<!-- -->", "<@>", "<[>", "<`>", "<{>", "<em", "</p>"}) {
    CAPTURE(html);
    CHECK(marked(html) == html);
  }
}
