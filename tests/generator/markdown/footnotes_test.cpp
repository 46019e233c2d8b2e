#include "markdown/footnotes.h"

#include <doctest/doctest.h>

#include "markdown/render.h"

namespace {

// "1:2 missing x, 3:1 unused y"
std::string faults(const std::string& body) {
  std::string shown;
  for (const markdown::FootnoteFault& fault : markdown::render(body, {}).footnote_faults) {
    if (!shown.empty()) shown += ", ";
    shown += std::to_string(fault.line) + ':' + std::to_string(fault.column) + ' ';
    switch (fault.kind) {
      case markdown::FootnoteFault::Kind::missing:
        shown += "missing ";
        break;
      case markdown::FootnoteFault::Kind::unused:
        shown += "unused ";
        break;
      case markdown::FootnoteFault::Kind::repeated:
        shown += "repeated (" + std::to_string(fault.first_line) + ") ";
        break;
      case markdown::FootnoteFault::Kind::spaced:
        shown += "spaced ";
        break;
    }
    shown += fault.label;
    if (!fault.similar.empty()) shown += " for " + fault.similar;
  }
  return shown;
}

}  // namespace

TEST_CASE("footnotes that are missing, unused or defined twice are found at their place") {
  CHECK(faults("A[^missing] B[^ok].\n\n[^ok]: first\n[^ok]: second\n[^lost]: text\n") ==
        "1:2 missing missing, 4:1 repeated (3) ok, 5:1 unused lost");
  CHECK(faults("A[^1] B[^1].\n\n[^1]: first\n").empty());
  CHECK(faults("Ää[^note].\n\n[^notes]: x\n") == "1:3 missing note for notes, 3:1 unused notes");
  CHECK(faults("[^a]: x\n\n[^a]: y\n") == "1:1 unused a, 3:1 repeated (1) a");
  CHECK(faults("Text.\n").empty());
  CHECK(faults("").empty());
}

TEST_CASE("footnotes are found wherever Markdown knows them") {
  CHECK(faults("> A[^q]\n>\n> [^r]: x\n") == "1:4 missing q, 3:3 unused r");
  CHECK(faults("- A[^q]\n  - [^r]: x\n") == "1:4 missing q, 2:5 unused r");
  CHECK(faults("| a[^q] | b |\n|---|---|\n| c | d[^r] |\n") == "1:4 missing q, 3:8 missing r");
  CHECK(faults("# A[^q]\n\n*b[^r]*, [c[^s]](d)\n") ==
        "1:4 missing q, 3:3 missing r, 3:12 missing s");
  CHECK(faults("   [^a]: x\n") == "1:4 unused a");
  CHECK(faults("[^a]: x\n    ```\n    [^b]\n") == "1:1 unused a");
}

TEST_CASE("a footnote is used by others, but not by itself alone") {
  CHECK(faults("A[^a].\n\n[^a]: x[^b]\n\n    more[^c]\n\n[^b]: y\n") == "5:9 missing c");
  CHECK(faults("A[^c].\n\n[^a]: see [^a]\n") == "1:2 missing c, 3:1 unused a");
  CHECK(faults("[^a]: x[^b]\n\n[^b]: y\n") == "1:1 unused a");
  CHECK(faults("[^a]: see [^a]\n") == "1:1 unused a");
  CHECK(faults("[^a]: x[^b]\n\n[^b]: y[^a]\n").empty());
  CHECK(faults("A[^a].\n\n[^a]: see [^a] and[^b]\n\n[^b]: y\n").empty());
  CHECK(faults("[^a]: x\n\n    see [^a]\n\n    > - more[^a]\n") == "1:1 unused a");
}

TEST_CASE("labels are compared without case") {
  CHECK(faults("A[^Ok] B[^STRASSE].\n\n[^ok]: x\n[^stra\u00DFe]: y\n").empty());
  CHECK(faults("A[^a\u0308].\n\n[^\u00E4]: x\n") == "1:2 missing a\u0308, 3:1 unused \u00E4");
  CHECK(faults("A[^\u00C4].\n\n[^\u00E4]: x\n[^\u00C4]: y\n") == "4:1 repeated (3) \u00C4");
}

TEST_CASE("what is no footnote is no mistake") {
  CHECK(faults("`[^a]` \\[^b] [^c](d) ![^e](f)\n").empty());
  CHECK(faults("```\n[^a]: x\n[^a]\n```\n\n    [^b]: y\n").empty());
  CHECK(faults("<!-- [^a] -->\n\n<b title=\"[^a]\">x</b>\n\n<div>\n[^a]: x\n</div>\n").empty());
  CHECK(faults("[^](a) [^ ] [^\n]\n").empty());
  CHECK(faults("A [^] b [^ ] c [^\t].\n").empty());
  CHECK(faults("Match [^a-z ] or `[^x]`.\n").empty());
  CHECK(faults("$x[^2]$, $$\ny[^3]\n$$ and \\[^x\\]\n").empty());
  CHECK(faults("It costs $5[^1] or $6[^2].\n") == "1:12 missing 1, 1:22 missing 2");
  CHECK(faults("```\nnever closed [^a]\n").empty());
}

TEST_CASE("a label with a space is no label") {
  CHECK(faults("A[^my note].\n\n[^my note]: x\n") == "1:2 spaced my note, 3:1 spaced my note");
}

TEST_CASE("places hold below a reference of Hugo's and in front of indented code") {
  CHECK(faults("    code\n\n{{< ref \"a.md\" >}}[^a]\n") == "3:19 missing a");
}

TEST_CASE("many mistakes take no longer than many footnotes") {
  std::string body;
  for (int i = 0; i < 20000; ++i) body += "A[^a" + std::to_string(i) + "].\n\n";
  CHECK(markdown::render(body, {}).footnote_faults.size() == 20000);
}
