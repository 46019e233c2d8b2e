#include "base/line_columns.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "base/text_lines.h"

namespace {

// A line of characters of one to four bytes and of invalid bytes.
std::string mixed(std::size_t characters) {
  constexpr std::string_view kCharacters[] = {"a", "ä", "日", "😀", "\xFF"};
  std::string line;
  for (std::size_t i = 0; i < characters; ++i) line += kCharacters[i * i % 5];
  return line;
}

// The work of one query for each place of a line with n characters, every 50 bytes.
std::size_t work_of(std::size_t characters) {
  const std::string line = mixed(characters);
  base::LineColumns columns({line});
  for (std::size_t at = 0; at < line.size(); at += 50) columns.column(0, at);
  for (int column = 1; column < static_cast<int>(characters); column += 50)
    columns.offset(0, column);
  return columns.counted();
}

}  // namespace

TEST_CASE("columns of short and long lines are those that counting gives") {
  for (const std::size_t characters : {0U, 1U, 511U, 512U, 513U, 3000U}) {
    const std::string line = mixed(characters);
    base::LineColumns columns({"", line});
    std::size_t at = 0;
    int column = 1;
    base::for_each_character(line, [&](std::string_view character) {
      CHECK(columns.column(1, at) == column);
      CHECK(columns.offset(1, column) == at);
      at += character.size();
      ++column;
    });
    CHECK(columns.column(1, line.size() + 9) == column);
    CHECK(columns.offset(1, column + 9) == line.size());
    CHECK(columns.offset(1, -3) == 0);
    CHECK(columns.column(7, 5) == 1);
  }
}

TEST_CASE("many queries of a line twice as long take at most twice the work") {
  for (const std::size_t n : {2000U, 10000U, 50000U})
    CHECK(work_of(2 * n) <= 2 * work_of(n) + 10000);
  // The characters of the line are counted, too, but only once.
  const std::string line = mixed(5000);
  base::LineColumns columns({line});
  CHECK(columns.column(0, 0) == 1);
  CHECK(columns.counted() == 5000);
  CHECK(columns.column(0, line.size()) == 5001);
  CHECK(columns.counted() == 5000 + 5000 % 512);
}

TEST_CASE("locations of one text are those that base::locate gives") {
  const std::string text = "ä: b\r\n\n" + mixed(900) + "\n\tlast";
  const base::TextLines lines(text);
  for (std::size_t at = 0; at <= text.size() + 2; ++at) {
    for (const std::size_t length : {1U, 3U, 5000U})
      CHECK(lines.locate("f", at, length) == base::locate("f", text, at, length));
    CHECK(lines.line_of(std::min(at, text.size())) == base::locate("f", text, at).line);
  }
}

TEST_CASE("offsets of characters that all have as many bytes") {
  for (const std::string_view character : {"a", "ä", "日", "😀"}) {
    std::string line;
    for (int i = 0; i < 1000; ++i) line += character;
    base::LineColumns columns({line});
    for (const int column : {1, 2, 10, 512, 513, 514, 1000, 1001}) {
      const std::size_t offset = static_cast<std::size_t>(column - 1) * character.size();
      CHECK(columns.offset(0, column) == offset);
      CHECK(columns.column(0, offset) == column);
    }
  }
}
