#include "html/parser.h"

#include <doctest/doctest.h>
#include <gumbo.h>

#include <array>
#include <string>
#include <vector>

#include "html/addresses.h"
#include "html/fragment.h"
#include "html/page.h"
#include "html/style_sheets.h"

namespace {

using Kind = html::Excess::Kind;

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

// "<b id=i0><b id=i1>…": gumbo opens each of them again.
std::string different(std::string_view tag, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += '<' + std::string(tag) + " id=i" + std::to_string(i) + '>';
  return text;
}

// " a0 a1 a2…"
std::string attributes(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += " a" + std::to_string(i);
  return text;
}

std::optional<html::Excess> excess(std::string_view html, html::Form form = html::Form::fragment) {
  const html::Document document(html, form);
  CHECK((document.root() == nullptr) == document.excess().has_value());
  return document.excess();
}

bool is_refused(std::string_view html, Kind kind) {
  const auto found = excess(html);
  return found && found->kind == kind && found->offset <= html.size();
}

// How deep the nodes of the tree are nested, with the document.
std::size_t depth_of(const html::Document& document) {
  std::size_t deepest = 0;
  std::vector<std::pair<const GumboNode*, std::size_t>> open = {{document.root(), 1}};
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    deepest = std::max(deepest, depth);
    const bool is_document = node->type == GUMBO_NODE_DOCUMENT;
    if (!is_document && node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
      continue;
    const GumboVector& children =
        is_document ? node->v.document.children : node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      open.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth + 1);
  }
  return deepest;
}

}  // namespace

TEST_CASE("elements nested too deep are found at the tag") {
  for (const std::string_view tag : {
           "<div>",           "<b>",
           "<span>",          "<ul><li>",
           "<table><tr><td>", "<blockquote>",
           "<dl><dd>",        "<svg>",
           "<x-y>",           "<template>",
           "<ruby><rb>",      "<svg><foreignObject>",
           "<em><div>",       "<font color=red>",
           "<object>",        "<section>",
           "<option><span>",  "<select></select><div>",
           "<div></p>",       "<math><mi>",
       }) {
    CAPTURE(tag);
    const auto found = excess(repeated(tag, 3000));
    REQUIRE(found);
    CHECK(found->kind == Kind::depth);
    CHECK(found->offset > 0);
    CHECK(tag[found->offset % tag.size()] == '<');
    CHECK_FALSE(excess(repeated(tag, 200)));
  }
}

// Whatever stands before them: to the parser, it is no comment, no script and no end tag.
TEST_CASE("no text before them hides elements nested too deep") {
  for (const std::string_view begin : {"<title><!--</title>",
                                       "<style><!--</style>",
                                       "<textarea><!--</textarea>",
                                       "<xmp><!--</xmp>",
                                       "<iframe><!--</iframe>",
                                       "<noembed><!--</noembed>",
                                       "<noframes><!--</noframes>",
                                       "<script></scripts><!-- </script>",
                                       "<script><!--<script></script><!-- </script>",
                                       "<svg><style><!-- --></style></svg>",
                                       "<select><style></select>",
                                       "<!-->",
                                       "<!--->",
                                       "<!--x--!>",
                                       "<!x>",
                                       "<?x>",
                                       "</>",
                                       "</ x>",
                                       "<![CDATA[x>",
                                       "<svg><![CDATA[<!--]]></svg>",
                                       "<p title='<!--'>",
                                       "<p a=\"'\">",
                                       "<!doctype html>"}) {
    CAPTURE(begin);
    CHECK(is_refused(std::string(begin) + repeated("<div></p>", 3000), Kind::depth));
  }
}

TEST_CASE("an end tag that closes nothing hides no depth") {
  for (const std::string_view part :
       {"<span><div></span>", "<div><table></table x></p>", "<i></x><i>", "<div></p><i></div x><u>",
        "<div><!-- </div> -->", "<div><script></div></script>", "<div><select></div></select>",
        "<div><style></div></style>", "<div><title></div></title>",
        "<div><textarea></div></textarea>", "<div a='</div>'>", "<div><object></div>"}) {
    CAPTURE(part);
    CHECK(excess(repeated(part, 3000)));
  }
}

TEST_CASE("what a document holds is at most as deep as the limit") {
  constexpr auto kParts =
      std::to_array<std::string_view>({"<div>",      "<p>",         "<b id=a>",
                                       "<b id=b>",   "<table>",     "<tr>",
                                       "<td>",       "<i>",         "</b>",
                                       "</div>",     "</table>",    "<svg>",
                                       "<title>",    "</title>",    "<!--",
                                       "-->",        "<select>",    "</select>",
                                       "<template>", "</template>", "<a>",
                                       "x",          "<li>",        "<button>",
                                       "<script>",   "</script>",   "<foreignObject>",
                                       "<math>",     "<caption>",   "<font size=1>",
                                       "</p>",       "<ruby>",      "<rt>",
                                       "<textarea>", "</textarea>", "<frameset>",
                                       "<body a=b>", "<form>",      "<option>"});
  unsigned state = 1;
  const auto draw = [&state](std::size_t most) {
    state = state * 1664525 + 1013904223;
    return (state >> 16U) % most;
  };
  for (int round = 0; round < 300; ++round) {
    std::string unit;
    for (std::size_t left = 1 + draw(8); left > 0; --left) unit += kParts.at(draw(kParts.size()));
    CAPTURE(unit);
    const std::string html = repeated(unit, 2000);
    for (const html::Form form : {html::Form::page, html::Form::fragment}) {
      const html::Document document(html, form);
      if (document.root() != nullptr) CHECK(depth_of(document) <= html::kDeepest + 2);
    }
  }
}

TEST_CASE("what closes itself is no depth") {
  for (const std::string_view part : {"<p>x",
                                      "<li>x",
                                      "<br>",
                                      "<img src=x>",
                                      "<a name=x>x",
                                      "<dt>x<dd>y",
                                      "<option>x",
                                      "<table><tr><td>x<td>y<tr><td>z</table>",
                                      "<input>",
                                      "<hr>",
                                      "<svg><path/><g></g></svg>",
                                      "<div><svg></div>",
                                      "<p><span>x",
                                      "<div><b>x</div>",
                                      "<h2>x</h2>",
                                      "<!-- <div> -->",
                                      "<script>a<b</script>",
                                      "<p>a < b",
                                      "<button>x",
                                      "<nobr>x",
                                      "<select><option>x</select>",
                                      "</div>",
                                      "<div><p><i>x</i></div>",
                                      "<b>x</b>",
                                      "<x-y></x-y>",
                                      "<details><summary>x</details>"}) {
    CAPTURE(part);
    CHECK_FALSE(excess(repeated(part, 5000)));
  }
  CHECK_FALSE(excess("<table>" + repeated("<tr><td>x<td>y", 5000)));
  CHECK_FALSE(excess("<ul>" + repeated("<li><p>x", 5000)));
  CHECK_FALSE(excess("<pre><code>" + repeated("<span class=k>x</span>", 50000)));
}

TEST_CASE("formatting that each block opens again is found") {
  // One element of 100 kB in each paragraph.
  CHECK(is_refused("<p><b id=" + std::string(100'000, 'x') + "></p>" + repeated("<p>x</p>", 3000),
                   Kind::formatting));
  CHECK(is_refused("<p>" + different("font", 900) + "</p>" + repeated("<p>x</p>", 5000),
                   Kind::formatting));
  CHECK_FALSE(excess("<p>" + repeated("<b><i>", 9) + "</p>" + repeated("<p>x</p>", 20000)));
}

TEST_CASE("more elements for formatting than the limit, left open, are found") {
  std::string html;
  for (int i = 0; i < 3000; ++i) html += "<p><b id=i" + std::to_string(i) + "></p>";
  CHECK(is_refused(html, Kind::formatting));
}

TEST_CASE("many attributes to compare are found") {
  std::string common;
  for (int i = 0; i < 20; ++i) common += " a" + std::to_string(i);
  std::string html = "<p>";
  for (int i = 0; i < 1250; ++i) {
    html += "<b";
    html += common;
    html += " b=" + std::to_string(i) + '>';
  }
  CHECK(is_refused(html, Kind::formatting));
}

TEST_CASE("only elements for formatting are compared, and only while they are open") {
  const auto tags = [](const std::string& tag, std::size_t count, const std::string& end) {
    std::string html;
    for (std::size_t i = 0; i < count; ++i)
      html += '<' + tag + attributes(100) + " b=" + std::to_string(i) + '>' + end;
    return html;
  };
  CHECK(is_refused(tags("b", 200, ""), Kind::formatting));
  CHECK_FALSE(excess(tags("b", 120, "</b>")));
  CHECK_FALSE(excess(tags("div", 120, "")));
}

TEST_CASE("formatting that is closed is not opened again") {
  std::string html;
  for (int i = 0; i < 3000; ++i) html += "<b class=a id=i" + std::to_string(i) + ">x</b>";
  CHECK_FALSE(excess(html));
}

TEST_CASE("the limits themselves are not exceeded") {
  // <html> is open, too.
  CHECK_FALSE(excess(repeated("<div>", html::kDeepest - 1)));
  const auto deep = excess(repeated("<div>", html::kDeepest));
  REQUIRE(deep);
  CHECK(deep->offset == 5 * (html::kDeepest - 1));
  // And <body>.
  CHECK_FALSE(excess(repeated("<div>", html::kDeepest - 2), html::Form::page));
  CHECK(excess(repeated("<div>", html::kDeepest - 1), html::Form::page));
  CHECK_FALSE(excess("<p" + attributes(html::kMostAttributes) + '>'));
  CHECK(excess("<p" + attributes(html::kMostAttributes + 1) + '>'));
}

TEST_CASE("a tag with too many attributes is found") {
  for (const std::string_view begin :
       {"", "<p>", "<title><!--</title>", "<textarea>'</textarea>", "<svg>"}) {
    const auto found = excess(std::string(begin) + "<div" + attributes(3000) + '>');
    REQUIRE(found);
    CHECK(found->kind == Kind::attributes);
    CHECK(found->offset == begin.size() + 5);
  }
  CHECK(is_refused("</x" + attributes(3000) + '>', Kind::attributes));
  // The parser keeps texts of these lengths in as much memory as an attribute.
  const std::string name = ' ' + std::string(103, 'b');
  for (const std::string& last : {" b=" + name, name, name + '=' + std::string(103, 'c')}) {
    CAPTURE(last);
    for (const std::size_t before : {1022U, 1023U, 1024U}) {
      const std::string html = "<div" + attributes(before) + last + attributes(3000) + '>';
      CHECK(is_refused(html, Kind::attributes));
    }
  }
}

TEST_CASE("attributes of many tags that come together in one element are found") {
  for (const std::string_view tag : {"html", "body"}) {
    for (const std::string_view between : {"", "x", "<br>", "</x>"}) {
      CAPTURE(tag);
      CAPTURE(between);
      std::string html = "<!doctype html><body>";
      for (int i = 0; i < 1100; ++i) {
        html += '<';
        html += tag;
        html += " a" + std::to_string(i) + " a0>";
        html += between;
      }
      const auto found = excess(html, html::Form::page);
      REQUIRE(found);
      CHECK(found->kind == Kind::attributes);
      CHECK(html[found->offset] == 'a');
    }
  }
  // Tags that are ignored have theirs alone.
  std::string ignored;
  for (int i = 0; i < 1100; ++i) ignored += "</x a" + std::to_string(i) + " b><tr c d>";
  CHECK_FALSE(excess(ignored));
}

TEST_CASE("texts that are as long as what the parser keeps are no elements") {
  std::string html;
  for (const std::size_t length : {39U, 40U, 79U, 80U, 103U, 104U, 127U, 128U, 20479U, 20480U}) {
    for (int i = 0; i < 30; ++i)
      html += "<b title=\"" + std::string(length, 'a') + "\">" + std::string(length, 'b') + "</b>";
  }
  CHECK_FALSE(excess(html));
}

TEST_CASE("each limit has a message and a way out") {
  const auto shown = [](Kind kind) {
    const auto [message, hint] = html::text_of(kind);
    return message + " | " + hint;
  };
  CHECK(shown(Kind::depth) ==
        "elements are nested more than 1280 deep | close each element with its end tag");
  CHECK(shown(Kind::formatting) ==
        "elements for formatting are left open, and each block opens them again | close each "
        "element with its end tag");
  CHECK(shown(Kind::attributes) == "a tag has more than 1024 attributes | remove some");
}

TEST_CASE("what exceeds a limit is read as nothing") {
  const std::string deep = repeated("<div>", 20000) + "<p id=x>y";
  CHECK_FALSE(html::elements(deep));
  CHECK_FALSE(html::addresses(deep + "<a href=z>", html::Form::fragment));
  CHECK(html::style_sheets(deep + "<link rel=stylesheet href=z>").empty());
  CHECK(html::read_fragment(deep).blocks.empty());
}

TEST_CASE("a document can be moved") {
  html::Document a("<p>x", html::Form::fragment);
  const GumboNode* root = a.root();
  html::Document b = std::move(a);
  CHECK(b.root() == root);
  CHECK(depth_of(b) == 4);
}
