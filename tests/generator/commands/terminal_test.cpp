#include "commands/terminal.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <string>

#include "../environment_variable.h"

namespace {

// A terminal that nobody looks at.
class Pseudoterminal {
 public:
  Pseudoterminal() : outer_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(::grantpt(outer_) == 0);
    REQUIRE(::unlockpt(outer_) == 0);
    inner_ = ::open(::ptsname(outer_), O_RDWR | O_NOCTTY);
    REQUIRE(inner_ >= 0);
  }
  Pseudoterminal(const Pseudoterminal&) = delete;
  Pseudoterminal& operator=(const Pseudoterminal&) = delete;
  ~Pseudoterminal() {
    ::close(inner_);
    ::close(outer_);
  }
  void resize(unsigned short rows, unsigned short columns) const {
    const winsize size{.ws_row = rows, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    REQUIRE(::ioctl(inner_, TIOCSWINSZ, &size) == 0);
  }
  commands::Terminal seen() const { return commands::terminal_of(inner_); }

 private:
  int outer_;
  int inner_ = -1;
};

}  // namespace

TEST_CASE("a terminal has the size that it says, or that of a serial line") {
  const Pseudoterminal terminal;
  const auto size = [&] {
    const commands::Terminal seen = terminal.seen();
    return std::to_string(seen.rows) + 'x' + std::to_string(seen.columns);
  };
  terminal.resize(0, 0);
  CHECK(size() == "24x80");
  terminal.resize(30, 0);
  CHECK(size() == "30x80");
  terminal.resize(0, 100);
  CHECK(size() == "24x100");
  terminal.resize(1, 1);
  CHECK(size() == "1x1");
}

TEST_CASE("a terminal has colors, unless it is a dumb one or NO_COLOR says otherwise") {
  const Pseudoterminal terminal;
  const auto is_colored = [&](const char* term, const char* no_color) {
    const EnvironmentVariable first("TERM", term);
    const EnvironmentVariable second("NO_COLOR", no_color);
    return terminal.seen().style == base::Style::colored;
  };
  CHECK(is_colored("xterm", nullptr));
  CHECK(is_colored("xterm", ""));
  CHECK(is_colored(nullptr, nullptr));
  CHECK_FALSE(is_colored("dumb", nullptr));
  CHECK_FALSE(is_colored("xterm", "1"));
  CHECK_FALSE(is_colored("dumb", "1"));
}

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
