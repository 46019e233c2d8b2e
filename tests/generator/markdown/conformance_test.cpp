// The examples of CommonMark and of cmark-gfm render to the expected HTML, apart from the
// differences listed here.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <string>
#include <vector>

#include "markdown/examples.h"
#include "markdown/render.h"

namespace {

using markdown_test::Example;

// What we add to the HTML everywhere, each taken away before comparing.
std::string normalized(std::string html) {
  struct Addition {
    std::regex pattern;
    const char* replacement;
  };
  static const std::vector<Addition> additions = {
      // Headings have ids.
      {std::regex(R"re(<h([1-6]) id="[^"]*">)re"), "<h$1>"},
      // Code scrolls by keyboard.
      {std::regex(R"re(<pre tabindex="0">)re"), "<pre>"},
      // Tables scroll inside a labelled region.
      {std::regex(R"re(<div class="table" role="region" tabindex="0" aria-label="table">\n)re"),
       ""},
      {std::regex(R"re(</table>\n</div>)re"), "</table>"},
      // The text of a task labels its checkbox.
      {std::regex(R"re(<label>(<input type="checkbox" [^>]*>)([^\n]*)</label>)re"), "$1$2"},
      // Another spelling of the same reference.
      {std::regex("&#x27;"), "&#39;"},
  };
  for (const Addition& addition : additions) {
    html = std::regex_replace(html, addition.pattern, addition.replacement);
  }
  return html;
}

// By number of the example: why ours differs.
using Differences = std::map<int, const char*>;

void compare(const std::string& file, const markdown::Options& options,
             const Differences& differences) {
  const auto examples = markdown_test::read_examples(POSTIL_CORPORA "/conformance/" + file);
  if (examples.empty()) {
    MESSAGE("skipped: ../shared/corpora/conformance/" << file << " is not there");
    return;
  }
  for (const Example& example : examples) {
    const auto rendered = markdown::render(example.input, options);
    if (example.expected == "<IGNORE>\n") continue;  // it must only not crash
    CAPTURE(file);
    CAPTURE(example.number);
    CAPTURE(example.input);
    const std::string ours = normalized(markdown_test::fill_as_written(rendered));
    const std::string theirs = normalized(example.expected);
    const auto listed = differences.find(example.number);
    if (listed == differences.end()) {
      CHECK(ours == theirs);
    } else {
      INFO("listed as different: " << listed->second);
      CHECK(ours != theirs);
    }
  }
}

// cmark-gfm implements CommonMark 0.29; these rules are younger.
const Differences younger_than_cmark = {
    {28, "0.31: a character reference has at most seven digits, eight are text"},
    {171, "0.30: a textarea begins an HTML block that blank lines do not end"},
    {354, "0.31: currency signs are punctuation, which decides about emphasis"},
    {625, "0.31: a comment may hold two hyphens"},
    {626, "0.31: `<!-->` and `<!--->` are comments"},
};

constexpr const char* kAutolink = "our pages link bare addresses (GFM's autolinks)";

Differences with(Differences differences, const Differences& more) {
  differences.insert(more.begin(), more.end());
  return differences;
}

}  // namespace

TEST_CASE("CommonMark 0.31.2 renders as specified without extensions") {
  compare("commonmark-0.31.2-spec.txt", {.extensions = false}, younger_than_cmark);
}

TEST_CASE("CommonMark 0.31.2 renders as specified with extensions") {
  compare("commonmark-0.31.2-spec.txt", {},
          with(younger_than_cmark, {{602, kAutolink},
                                    {606, kAutolink},
                                    {608, kAutolink},
                                    {611, kAutolink},
                                    {612, kAutolink}}));
}

TEST_CASE("the GFM specification renders as specified") {
  constexpr const char* kAttributes = "the specification writes attributes in another order";
  compare("cmark-gfm/spec.txt", {},
          {{279, kAttributes},
           {280, kAttributes},
           {610, kAutolink},
           {614, kAutolink},
           {616, kAutolink},
           {619, kAutolink},
           {620, kAutolink},
           {653, "no tag filter: the HTML is the author's own"}});
}

namespace {
constexpr const char* kTilde = "one tilde is no deletion: `~5 minutes` stays as it is";
constexpr const char* kFootnotes = "our footnotes have roles, labels and numbered ids";
}  // namespace

TEST_CASE("cmark-gfm's examples of extensions render as there") {
  compare("cmark-gfm/extensions.txt", {},
          {{17, kTilde},
           {18, kTilde},
           {22, "no tag filter: the HTML is the author's own"},
           {23, kFootnotes}});
}

TEST_CASE("cmark-gfm's regression examples render as there") {
  compare("cmark-gfm/regression.txt", {}, {{10, kTilde}, {11, kTilde}, {13, kFootnotes}});
}
