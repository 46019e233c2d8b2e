#include "markdown/formulas.h"

#include <doctest/doctest.h>

#include <string>

namespace {

// For each "x" of the text, "1" if it lies in a formula, else "0".
std::string in_formulas(std::string_view text) {
  markdown::Formulas formulas(text);
  std::string found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == 'x') found += formulas.contain(at) ? '1' : '0';
  }
  return found;
}

}  // namespace

TEST_CASE("formulas in a line stand between two dollars") {
  CHECK(in_formulas("x") == "0");
  CHECK(in_formulas("$x$") == "1");
  CHECK(in_formulas("x $x$ x") == "010");
  CHECK(in_formulas("x $x$ x $x$ x\nx $x$ x") == "01010010");
  CHECK(in_formulas("$x$$x$") == "11");
  CHECK(in_formulas("\n\n$x$\n$x$") == "11");
  CHECK(in_formulas("x$") == "0");
  CHECK(in_formulas("$x") == "0");
  CHECK(in_formulas("$\\$ x$") == "1");
  CHECK(in_formulas("$\\\\$ x$") == "0");
}

TEST_CASE("prices are no formulas") {
  CHECK(in_formulas("$5 x $6") == "0");
  CHECK(in_formulas("$5 x $") == "0");
  CHECK(in_formulas("5$ x 6$") == "0");
  CHECK(in_formulas("$5x$6") == "0");
  CHECK(in_formulas("$5x$0") == "0");
  CHECK(in_formulas("$5x$9") == "0");
  CHECK(in_formulas("$5x$a") == "1");
  CHECK(in_formulas("$5 x $6 x$") == "11");
  CHECK(in_formulas("$ x $x$ x") == "010");
  CHECK(in_formulas("$\tx$") == "0");
}

TEST_CASE("a formula between single dollars ends with its line") {
  CHECK(in_formulas("$x\nx$") == "00");
  CHECK(in_formulas("first\ncosts $5 x\nx ten$") == "00");
  CHECK(in_formulas("first\n$x\nx$ x $x$") == "0001");
}

TEST_CASE("a formula between double dollars may have many lines") {
  CHECK(in_formulas("$$x$$ x") == "10");
  CHECK(in_formulas("x\n$$\nx\n\nx\n$$\nx") == "0110");
  CHECK(in_formulas("$$x$$ x $$x$$") == "101");
  CHECK(in_formulas("$$x$$ x $$ x") == "100");
  CHECK(in_formulas("$$ x") == "0");
  CHECK(in_formulas("x $$$x$$ x") == "010");
  CHECK(in_formulas("$$$$ x $$") == "0");
}

TEST_CASE("bytes may be asked for in any order") {
  const std::string text = "$x$\nx\n$x$";
  markdown::Formulas formulas(text);
  CHECK(formulas.contain(7));
  CHECK_FALSE(formulas.contain(4));
  CHECK(formulas.contain(1));
  CHECK_FALSE(formulas.contain(4));
  CHECK(formulas.contain(7));
}
