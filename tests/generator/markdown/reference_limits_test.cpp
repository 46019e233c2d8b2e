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
  check_adds("[a]: x\n'" + kLong + "\nc'", 10'011);
  check_adds("[ a\t]: " + kLong, 10'007);
  check_adds("[b]: x\n[a]: " + kLong, 10'005);
  check_adds("[a]: " + kLong + "\n[b]: x", 10'006);
  check_adds("[b]: x\n\n[a]: " + kLong + "\n[c]: cccccc" + kLong + kLong, 10'006, 3);
  check_adds("[a]: " + kLong + "\n \t\r\n" + kLong, 10'005);
}

TEST_CASE("no mark before a definition hides it") {
  for (const std::string marks : {"> - * + ", "\t ", "12. ", "1) ", "[^1]: ", "<b>", "x "}) {
    CAPTURE(marks);
    check_adds(marks + "[A]: " + kLong, 10'005);
  }
}

TEST_CASE("labels of several lines, with escapes and in other letters are equal to their uses") {
  const auto is_refused = [](const std::string& label, const std::string& use) {
    return markdown::reference_excess('[' + label + "]: " + kLong + "\n\n" +
                                      repeated("[x][" + use + "] ", kMany))
        .has_value();
  };
  CHECK(is_refused("a\nb", "A b"));
  CHECK(is_refused("a b", "a\n\tB"));
  CHECK(is_refused("a\\]b", "a\\]b"));
  CHECK(is_refused("\\[a\\\\", "\\[a\\\\"));
  CHECK(is_refused("stra\u00DFe", "STRASSE"));
  CHECK(is_refused("\u00C4", "\u00E4"));
  CHECK(is_refused(std::string(1'000, 'a'), std::string(1'000, 'A')));
  CHECK_FALSE(is_refused(std::string(1'001, 'a'), std::string(1'001, 'A')));
  CHECK_FALSE(is_refused("a b", "ab"));
  CHECK_FALSE(is_refused("a\\", "a\\"));
}

TEST_CASE("of two definitions the longer one counts") {
  check_adds("[a]: " + kLong + "\n\n[a]: c" + kLong, 10'006, 2);
  check_adds("[a]: c" + kLong + "\n\n[a]: " + kLong, 10'006, 2);
}

TEST_CASE("what is no long definition adds nothing") {
  check_fine("[a]: " + std::string(95, 'b'));
  check_fine("[a]:\n\n" + kLong);
  check_fine("[a] : " + kLong);
  check_fine("\\[a]: " + kLong);
  check_fine("[]: " + kLong, "[] ");
  check_fine("[ ]: " + kLong, "[ ] ");
  check_fine("[b]: " + kLong);
  check_fine("[a]: " + kLong, "[b] ");
  check_fine("[a]: " + kLong, "a] ");
  check_fine("[a]: " + kLong, "[a ");
  check_fine("[a]: " + kLong, "\\[a] ");
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

TEST_CASE("a backslash takes the meaning of one sign only") {
  for (const std::string use : {"\\a[a] ", "\\\\[a] ", "\\[[a] ", "\\][a] "}) {
    CAPTURE(use);
    CHECK(markdown::reference_excess("[a]: " + kLong + "\n\n" + repeated(use, kMany)));
  }
}

TEST_CASE("brackets in between are passed over") {
  const std::string body = "[a]: " + kLong + "\n\n" + repeated("[x[a] ", kMany);
  const auto excess = markdown::reference_excess(body);
  REQUIRE(excess);
  const std::size_t fitting = (markdown::kMostGrowth + 4 * body.size()) / 10'005;
  CHECK(excess->offset == 10'007 + 6 * (fitting - 1) + 2);
}
