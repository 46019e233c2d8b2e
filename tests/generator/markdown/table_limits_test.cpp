#include "markdown/table_limits.h"

#include <doctest/doctest.h>

#include <string>

namespace {

using Kind = markdown::Excess::Kind;

// A row of as many cells, without outer pipes.
std::string row(std::size_t cells, char cell = 'a') {
  std::string text(2 * cells - 1, '|');
  for (std::size_t i = 0; i < text.size(); i += 2) text[i] = cell;
  return text;
}

bool is_table(std::string_view head, std::string_view below) {
  markdown::TableLimits limits(0);
  CHECK_FALSE(limits.add(head, 0, true));
  CHECK_FALSE(limits.is_in_table());
  CHECK_FALSE(limits.add(below, head.size() + 1, false));
  return limits.is_in_table();
}

// The limits inside of a table with as many columns.
markdown::TableLimits table_of(std::size_t columns) {
  markdown::TableLimits limits(0);
  CHECK_FALSE(limits.add(row(columns), 0, true));
  CHECK_FALSE(limits.add(row(columns, '-'), 2 * columns, false));
  CHECK(limits.is_in_table());
  return limits;
}

void check_excess(const std::optional<markdown::Excess>& excess, Kind kind, std::size_t offset) {
  REQUIRE(excess);
  CHECK(excess->kind == kind);
  CHECK(excess->offset == offset);
}

}  // namespace

TEST_CASE("a table is a line and a delimiter row with as many cells") {
  for (const auto& [head, below] : {std::pair{"a", "-"},
                                    {"a|b", "-|-"},
                                    {"|a|b", ":-|-:"},
                                    {" | a | b |\t", "|:---:| - |\r"},
                                    {"a\\|b", "--"},
                                    {"a\\\\|b", "-|-"},
                                    {"a|b\\|", "-|-"},
                                    {"a|b\\", "-|-"},
                                    {"||", "-"},
                                    {"|", "|-"},
                                    {"|a||", "|-|-|"},
                                    {"|a|b|c", "-|-|-"}}) {
    CAPTURE(head);
    CHECK(is_table(head, below));
  }
  for (const auto& [head, below] : {std::pair{"a|b", "-"},
                                    {"a", "-|-"},
                                    {"a|b", "-|-|-"},
                                    {"a|b", "-|a"},
                                    {"a|b", ":|:"},
                                    {"a|b", "-\\|-"}}) {
    CAPTURE(head);
    CHECK_FALSE(is_table(head, below));
  }
}

TEST_CASE("a table ends where a paragraph begins") {
  auto limits = table_of(3);
  CHECK_FALSE(limits.add("a", 100, false));
  CHECK(limits.is_in_table());
  CHECK_FALSE(limits.add("a", 102, true));
  CHECK_FALSE(limits.is_in_table());
  CHECK_FALSE(limits.add("-|-|-", 104, false));
  CHECK_FALSE(limits.is_in_table());
  CHECK_FALSE(limits.add("-|-|-", 110, false));  // the row above has as many cells
  CHECK(limits.is_in_table());
}

TEST_CASE("rows may lack a hundred thousand cells") {
  auto limits = table_of(1001);
  for (std::size_t i = 0; i < 100; ++i) CHECK_FALSE(limits.add("a", 5000, false));
  CHECK_FALSE(limits.add(row(1001), 5001, false));
  CHECK_FALSE(limits.add(row(1002), 5002, false));
  check_excess(limits.add(row(1000), 5003, false), Kind::missing_cells, 5003);
}

TEST_CASE("rows that lack cells are counted over all tables") {
  auto limits = table_of(901);
  for (std::size_t i = 0; i < 111; ++i) CHECK_FALSE(limits.add("a", 5000, false));
  CHECK_FALSE(limits.add("a|b", 6000, true));
  CHECK_FALSE(limits.add("-|-", 6010, false));
  for (std::size_t i = 0; i < 100; ++i) CHECK_FALSE(limits.add("a", 7000, false));
  check_excess(limits.add("a", 7001, false), Kind::missing_cells, 7001);
}

TEST_CASE("the squares of the numbers of cells may add up to a hundred millions") {
  auto limits = table_of(5000);
  for (const std::size_t cells : {7071U, 30U, 7U, 3U, 1U})
    CHECK_FALSE(limits.add(row(cells), 20000, false));
  check_excess(limits.add("a", 20001, false), Kind::cells, 20001);
}

TEST_CASE("longer texts may have more cells in all") {
  const auto is_fine = [](std::size_t body_size, std::size_t cells) {
    markdown::TableLimits limits(body_size);
    CHECK_FALSE(limits.add(row(cells), 0, true));
    return !limits.add(row(cells, '-'), 1, false);
  };
  CHECK(is_fine(0, 7071));        // 99,998,082
  CHECK_FALSE(is_fine(0, 7072));  // 100,026,368
  CHECK(is_fine(27, 7072));
  CHECK_FALSE(is_fine(26, 7072));
}

TEST_CASE("a delimiter row counts the widest line of its paragraph") {
  for (const std::size_t cells : {9999U, 10000U}) {
    markdown::TableLimits limits(0);
    CHECK_FALSE(limits.add(row(cells), 0, true));
    CHECK_FALSE(limits.add("a", 20000, false));
    const auto excess = limits.add("--", 20002, false);
    CHECK(excess.has_value() == (cells == 10000));
    if (excess) check_excess(excess, Kind::cells, 20002);
  }
  markdown::TableLimits limits(0);
  CHECK_FALSE(limits.add(row(10001), 0, true));
  CHECK_FALSE(limits.add("a", 30000, true));
  CHECK_FALSE(limits.add("--", 30002, false));
  CHECK(limits.is_in_table());
  markdown::TableLimits wide(0);
  CHECK_FALSE(wide.add("a", 0, true));
  check_excess(wide.add(row(10001, '-'), 2, false), Kind::cells, 2);
}

TEST_CASE("delimiter rows without a head may repeat a million bytes and sixteen texts") {
  const auto excess = [](std::size_t body_size, std::size_t before) {
    markdown::TableLimits limits(body_size);
    CHECK_FALSE(limits.add(std::string(before, 'a'), 0, true));
    return limits.add("|-|-|", before + 1, false);
  };
  CHECK_FALSE(excess(0, 999'999));
  check_excess(excess(0, 1'000'000), Kind::delimiters, 1'000'001);
  CHECK_FALSE(excess(1, 1'000'015));
  CHECK(excess(1, 1'000'016));
  // 300,000 bytes are repeated once, 300,006 bytes and 300,014 bytes, too.
  markdown::TableLimits limits(0);
  CHECK_FALSE(limits.add(std::string(299'999, 'a'), 0, true));
  CHECK_FALSE(limits.add("|-|-|", 1, false));
  CHECK_FALSE(limits.add("|-|-|-|", 2, false));
  CHECK_FALSE(limits.add("|-|-|", 3, false));
  check_excess(limits.add("|-|-|-|", 4, false), Kind::delimiters, 4);
}
