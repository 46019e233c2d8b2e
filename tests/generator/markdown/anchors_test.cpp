#include "markdown/anchors.h"

#include <doctest/doctest.h>

#include <string>

#include "markdown/render.h"

namespace {

// The anchors, with blanks between.
std::string found(std::string_view html) {
  std::string all;
  for (const std::string& id : markdown::anchors(html)) all += (all.empty() ? "" : " ") + id;
  return all;
}

}  // namespace

TEST_CASE("anchors are ids of any tag and names of links") {
  CHECK(found("<h2 id=\"a\">x</h2><p class='x' id='b'>y</p><A ID=\"c\" name=\"d\">z</A>") ==
        "a b c d");
  CHECK(found("<a name=\"a\"><a\tname='b'><a\nname='c'><b name=\"d\"><ab name=\"e\"><z id='f'>") ==
        "a b c f");
  CHECK(found("<a id=\"a\"name=\"b\"/><br id='c'/>") == "a b c");
  CHECK(found("<p id = \"a\"><p id\n=\r'b'\tx><p\fid='c'><p\rid='d'>") == "a b c d");
  CHECK(found("").empty());
  CHECK(found("no tag").empty());
}

TEST_CASE("only quoted values of these attributes are anchors") {
  CHECK(found("<p id=a><p id><p id=><p id=\"\"><p id=''><p ids='b'><p data-id='c'><p Id='d'>")
            .empty());
  CHECK(found("<p id=a title='b' id='c'>") == "c");
  CHECK(found("<p title=\"a id='b'>").empty());  // the value of the title never ends
  CHECK(found("<id='a'>").empty());
  CHECK(found("<p id='a").empty());
  CHECK(found("<p id").empty());
  CHECK(found("<p id=").empty());
  CHECK(found("<p id =").empty());
  CHECK(found("<p").empty());
  CHECK(found("<a").empty());
  CHECK(found("<").empty());
}

TEST_CASE("a value ends at its own quotation mark, and what stands in it is no attribute") {
  CHECK(found("<p title=\"a>\" id='b'>") == "b");
  CHECK(found("<p title=\"a=\" id='b'>") == "b");
  CHECK(found("<p title='a' id=\"it's\"><p title=\" id='c'\" id='d\"'>") == "it's d\"");
  CHECK(found("<p title=\"id='a'\">id='b'</p>").empty());
}

TEST_CASE("a sign that opens no tag hides none") {
  CHECK(found("1 < 2 <p id='a'>") == "a");
  CHECK(found("<<p id='a'></p id='x'><!id='b'><@ id='c'><[ id='d'><` id='e'><{ id='f'>") == "a");
  CHECK(found("<p = id='a'><p == id='b'><p / id='c' / >") == "a b c");
}

TEST_CASE("anchors become composed, and all else stays byte for byte") {
  const std::string composed = "\u00E4";
  const std::string decomposed = "a\u0308";
  CHECK(markdown::with_composed_ids("<p id=\"" + decomposed + "\" title=\"" + decomposed + "\">" +
                                    decomposed + "<a name='x" + decomposed + "y'>" + decomposed) ==
        "<p id=\"" + composed + "\" title=\"" + decomposed + "\">" + decomposed + "<a name='x" +
            composed + "y'>" + decomposed);
  const std::string code = "<code>&lt;p id=&quot;" + decomposed + "&quot;&gt;</code>";
  CHECK(markdown::render("`<p id=\"" + decomposed + "\">` <b id=\"" + decomposed + "\">x</b>\n", {})
            .html == "<p>" + code + " <b id=\"" + composed + "\">x</b></p>\n");
  CHECK(markdown::with_composed_ids("") == "");
  CHECK(markdown::with_composed_ids("<p id=\"a\">") == "<p id=\"a\">");
}
