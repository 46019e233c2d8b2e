#include "commands/terminal.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>

TEST_CASE("a pipe has 40 rows, lines of any length and no colors") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const commands::Terminal pipe = commands::terminal_of(ends[1]);
  CHECK(pipe.rows == 40);
  CHECK(pipe.columns == 0);
  CHECK(pipe.style == base::Style::plain);
  ::close(ends[0]);
  ::close(ends[1]);
  CHECK(commands::terminal_of(-1).rows == 40);
}

TEST_CASE("a line takes one row for each width of the terminal") {
  const commands::Terminal narrow{.rows = 24, .columns = 10};
  CHECK(rows_of("", narrow) == 0);
  CHECK(rows_of("\n", narrow) == 1);
  CHECK(rows_of("0123456789\n", narrow) == 1);
  CHECK(rows_of("0123456789a\n", narrow) == 2);
  CHECK(rows_of("漢字漢字漢\n", narrow) == 1);
  CHECK(rows_of("漢字漢字漢字\n", narrow) == 2);
  CHECK(rows_of("0漢字漢字漢\n", narrow) == 2);  // the last one is not divided
  CHECK(rows_of("0漢字漢字漢01234567\n", narrow) == 2);
  CHECK(rows_of("0漢字漢字漢012345678\n", narrow) == 3);  // it takes room below
  CHECK(rows_of("e\u0301123456789\n", narrow) == 1);      // a combining accent
  CHECK(rows_of("\t12\n", narrow) == 1);
  CHECK(rows_of("\t123\n", narrow) == 2);
  CHECK(rows_of("a\n0123456789a\n\nb\n", narrow) == 5);
  CHECK(rows_of("a\n0123456789\n", narrow) == 2);
  CHECK(commands::rows_of(std::string(1000, 'x') + '\n', {}) == 1);
}
