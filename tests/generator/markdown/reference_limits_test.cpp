#include "markdown/reference_limits.h"

#include <doctest/doctest.h>

#include <string>

#include "markdown/limits.h"

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

constexpr std::size_t kMany = 3000;

// Checks that each "[a]" behind the definitions adds `size` bytes. The definitions hold `own` of
// them themselves.
void check_adds(const std::string& definitions, std::size_t size, std::size_t own = 1) {
  CAPTURE(definitions.substr(0, 40));
  const std::string body = definitions + "\n\n" + repeated("[a] ", kMany);
  const std::size_t fitting = (markdown::kMostGrowth + 4 * body.size()) / size;
  const auto excess = markdown::reference_excess(body);
  REQUIRE(excess);
  CHECK(excess->kind == markdown::Excess::Kind::growth);
  CHECK(excess->offset == definitions.size() + 2 + 4 * (fitting - own));
}

void check_fine(const std::string& definitions, std::string_view use = "[a] ") {
  CAPTURE(definitions.substr(0, 40));
  CHECK_FALSE(markdown::reference_excess(definitions + "\n\n" + repeated(use, kMany)));
}

const std::string kLong(10'000, 'b');

}  // namespace

TEST_CASE("each use of a long definition adds its lines") {
  check_adds("[a]: " + kLong, 10'005);
  check_adds("Text.\n[a]: " + kLong, 10'005);
  check_adds("> - * + [A]: " + kLong, 10'013);
  check_adds("\t [a]: " + kLong, 10'007);
  check_adds("[a]: x\n'" + kLong + "\nc'", 10'010);
  check_adds("[ a\t]: " + kLong, 10'007);
  check_adds("[b]: x\n[a]: " + kLong, 10'005);
  check_adds("[b]: x\n\n[a]: " + kLong + "\n[c]: ccccc" + kLong + kLong, 10'005, 3);
  check_adds("[a]: " + kLong + "\n \t\n" + kLong, 10'005);
}

TEST_CASE("of two definitions the longer one counts") {
  check_adds("[a]: " + kLong + "\n[a]: c" + kLong, 10'006, 2);
  check_adds("[a]: c" + kLong + "\n\n[a]: " + kLong, 10'006, 2);
}

TEST_CASE("what is no long definition adds nothing") {
  check_fine("[a]: " + std::string(95, 'b'));
  check_fine("[a]:\n\n" + kLong);
  check_fine("[a] : " + kLong);
  check_fine("x [a]: " + kLong);
  check_fine("[]: " + kLong, "[] ");
  check_fine("[b]: " + kLong);
  check_fine("[a]: " + kLong, "[b] ");
  check_fine("[a]: " + kLong, "a] ");
  check_fine("[a]: " + kLong, "[a ");
  check_fine(kLong);
  check_fine("");
}

TEST_CASE("a definition that ends with the text counts, too") {
  const std::string uses = repeated("[a] ", kMany) + "\n\n";
  for (const char* end : {"", "\n"}) {
    const std::string body = uses + "[a]: " + kLong + end;
    const auto excess = markdown::reference_excess(body);
    REQUIRE(excess);
    CHECK(excess->offset == 4 * ((markdown::kMostGrowth + 4 * body.size()) / 10'005));
  }
}

TEST_CASE("a definition of 101 bytes is a long one") {
  const std::string body = "[a]: " + std::string(96, 'b') + "\n\n" + repeated("[a]", 120'000);
  const auto excess = markdown::reference_excess(body);
  REQUIRE(excess);
  CHECK(excess->offset == 103 + 3 * ((markdown::kMostGrowth + 4 * body.size()) / 101 - 1));
}

TEST_CASE("the limit itself is not exceeded") {
  // 1,010 uses add 10,000 bytes each: as many as a text of 25,000 bytes may grow.
  const std::string uses = "[a]: " + std::string(9'995, 'b') + "\n\n" + repeated("[a] ", 1'009);
  CHECK_FALSE(markdown::reference_excess(uses + std::string(25'000 - uses.size(), 'x')));
  const auto excess = markdown::reference_excess(uses + std::string(24'999 - uses.size(), 'x'));
  REQUIRE(excess);
  CHECK(excess->offset == uses.size() - 4);
}

TEST_CASE("brackets and long labels in between are passed over") {
  const std::string label(997, 'a');
  const std::string definition = "[" + label + "]: " + kLong;
  const std::string body = definition + "\n\n" + repeated("[x[" + label + "] ", 1'500);
  const auto excess = markdown::reference_excess(body);
  REQUIRE(excess);
  const std::size_t fitting = (markdown::kMostGrowth + 4 * body.size()) / definition.size();
  CHECK(excess->offset == definition.size() + 2 + 1'002 * (fitting - 1) + 2);
  const std::string longer(1'001, 'a');
  CHECK_FALSE(markdown::reference_excess("[" + longer + "]: " + kLong + "\n\n" +
                                         repeated("[" + longer + "] ", 1'500)));
}
