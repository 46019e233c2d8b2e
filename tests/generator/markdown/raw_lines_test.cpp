#include "markdown/raw_lines.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("raw HTML of several lines is found in the lines of the body") {
  markdown::RawLines lines({"x", "> <b>a</b> <b>a</b>", "> <i>d</i> é <u>", "> other"});
  const std::string html = "<b>a</b>\n<i>d</i> é <u>\nchanged <s>";
  CHECK(lines.column(2, 12, html, 0) == 12);
  CHECK(lines.column(2, 12, html, 4) == 16);
  CHECK(lines.column(3, 12, html, 9) == 3);
  CHECK(lines.column(3, 12, html, 9 + 12) == 14);
  CHECK(lines.column(3, 12, html, 9 + 15) == 17);
  CHECK(lines.column(4, 12, html, 33) == 12);  // this line is not that of the body
  CHECK(lines.column(2, 12, html, 0) == 12);
  const std::string first = "<b>a</b>";
  CHECK(lines.column(2, 3, first, 0) == 3);
  CHECK(lines.column(2, 3, first, 4) == 7);
  CHECK(lines.column(2, 14, first, 0) == 3);  // behind the last place where it stands
}

TEST_CASE("a line of raw HTML ends at every kind of line end, and places outside are clamped") {
  markdown::RawLines lines({"<b>", " <i>"});
  const std::string html = "<b>\r\n<i>\r";
  CHECK(lines.column(1, 1, html, 0) == 1);
  CHECK(lines.column(2, 1, html, 5) == 2);
  const std::string tag = "<b>";
  CHECK(lines.column(0, 1, tag, 0) == 1);
  CHECK(lines.column(-1, 1, tag, 2) == 3);
  const std::string missing = "<b>";
  CHECK(lines.column(7, 4, missing, 0) == 4);
}
