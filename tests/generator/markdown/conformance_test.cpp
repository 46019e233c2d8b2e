// The examples of CommonMark and of cmark-gfm render to the expected HTML, apart from the
// differences listed here.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "markdown/examples.h"
#include "markdown/render.h"

namespace {

using markdown_test::Example;

// Replaces each text that begins with `from` and ends with the next `to`.
std::string replace_spans(std::string html, std::string_view from, std::string_view to,
                          std::string_view replacement) {
  std::size_t at = html.find(from);
  while (at != std::string::npos) {
    const std::size_t end = html.find(to, at + from.size());
    if (end == std::string::npos) break;
    html.replace(at, end + to.size() - at, replacement);
    at = html.find(from, at + replacement.size());
  }
  return html;
}

// Takes away what we add to the HTML everywhere, and writes as HTML what the examples write as
// XHTML, with attributes that HTML has given up.
std::string normalized(std::string html) {
  html = base::replace_all(html, " />", ">");
  html = base::replace_all(html, "=\"\"", "");
  for (const std::string side : {"left", "center", "right"})
    html = base::replace_all(html, " align=\"" + side + '"', " class=\"align-" + side + '"');
  // Headings have ids.
  html = replace_spans(html, "<h1 id=\"", "\">", "<h1>");
  html = replace_spans(html, "<h2 id=\"", "\">", "<h2>");
  html = replace_spans(html, "<h3 id=\"", "\">", "<h3>");
  html = replace_spans(html, "<h4 id=\"", "\">", "<h4>");
  html = replace_spans(html, "<h5 id=\"", "\">", "<h5>");
  html = replace_spans(html, "<h6 id=\"", "\">", "<h6>");
  // Paragraphs of pictures have a class.
  html = base::replace_all(html, "<p class=\"pictures\">", "<p>");
  // Code scrolls by keyboard.
  html = base::replace_all(html, "<pre tabindex=\"0\">", "<pre>");
  // Tables scroll inside a labelled group, and say what their headers are of.
  html = replace_spans(html, "<div class=\"table\" role=\"group\"", ">\n", "");
  html = base::replace_all(html, "<th scope=\"col\"", "<th");
  html = base::replace_all(html, "</table>\n</div>", "</table>");
  // The text of a task labels its checkbox.
  html = base::replace_all(html, "<label><input type=\"checkbox\"", "<input type=\"checkbox\"");
  html = base::replace_all(html, "</label>", "");
  // Another spelling of the same reference.
  return base::replace_all(html, "&#x27;", "&#39;");
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
