#include "commands/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "base/text.h"

namespace commands {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value == nullptr ? "" : value;
}

// Rows below the first one that a line of this text takes.
class Wrapping {
 public:
  explicit Wrapping(std::size_t columns) : columns_(columns) {}

  void add(std::string_view character) {
    constexpr std::size_t kTab = 8;  // columns from one tab stop to the next
    const std::size_t width =
        character == "\t" ? kTab - column_ % kTab : base::display_width(character);
    column_ += width;
    if (columns_ == 0 || column_ <= columns_) return;
    ++rows_;
    column_ = width;  // a wide character is not divided
  }
  void end_line() {
    ++rows_;
    column_ = 0;
  }
  std::size_t rows() const { return rows_; }

 private:
  std::size_t columns_;
  std::size_t column_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace

Terminal terminal_of(int descriptor) {
  if (::isatty(descriptor) != 1) return {};
  Terminal terminal{.rows = 24, .columns = 80};  // a serial line does not know its size
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
    if (size.ws_row > 0) terminal.rows = size.ws_row;
    if (size.ws_col > 0) terminal.columns = size.ws_col;
  }
  if (variable("TERM") != "dumb" && variable("NO_COLOR").empty())
    terminal.style = base::Style::colored;
  return terminal;
}

std::size_t rows_of(std::string_view text, const Terminal& terminal) {
  Wrapping wrapping(terminal.columns);
  base::for_each_character(text, [&](std::string_view character) {
    if (character == "\n") {
      wrapping.end_line();
    } else {
      wrapping.add(character);
    }
  });
  return wrapping.rows();
}

}  // namespace commands
