#include "html/tag_reader.h"

#include <doctest/doctest.h>

#include <string>

namespace {

// Each tag as "offset name attributes", with "/" before the name of an end tag, and behind the
// number of a tag that closes itself.
std::string tags(std::string_view html) {
  html::TagReader reader(html);
  std::string all;
  while (const auto tag = reader.next()) {
    if (!all.empty()) all += ", ";
    all += std::to_string(tag->offset) + (tag->is_end ? " /" : " ") + std::string(tag->name) + ' ' +
           std::to_string(tag->attributes) + (tag->is_self_closing ? "/" : "");
    CHECK(html.substr(tag->offset, tag->text.size()) == tag->text);
    CHECK(tag->text.ends_with('>'));
  }
  return all;
}

// The tags behind the script that the HTML begins with.
std::string behind_script(std::string_view html) {
  html::TagReader reader(html);
  REQUIRE(reader.next());
  reader.skip_script();
  std::string all;
  while (const auto tag = reader.next()) all += tag->text;
  return all;
}

}  // namespace

TEST_CASE("tags are read one after the other, with their places and attributes") {
  CHECK(tags("<b>x</b><br/>y<A HREF=z>") == "0 b 0, 4 /b 0, 8 br 0/, 14 A 1");
  CHECK(tags("<a><z><A><Z></a></Z>") == "0 a 0, 3 z 0, 6 A 0, 9 Z 0, 12 /a 0, 16 /Z 0");
  CHECK(tags("<a\tb><a\nb><a\rb><a\fb><a b><a/b>") ==
        "0 a 1, 5 a 1, 10 a 1, 15 a 1, 20 a 1, 25 a 1");
  CHECK(tags("<x-y></x-y >") == "0 x-y 0, 5 /x-y 0");
  html::TagReader reader("a<b id=x>c</b>");
  CHECK(reader.next()->text == "<b id=x>");
  CHECK(reader.next()->text == "</b>");
  CHECK_FALSE(reader.next());
  CHECK_FALSE(reader.next());
}

TEST_CASE("attributes are counted whatever their quotation marks and blanks") {
  CHECK(tags("<a b c=d e = 'f>' g=\"h/\" i=j/ k>") == "0 a 6");
  CHECK(tags("<a =b><a b=><a b= ><a b =c><a b=c=d><a b/c><a \"b\">") ==
        "0 a 1, 6 a 1, 12 a 1, 19 a 1, 27 a 1, 36 a 2, 43 a 1");
  CHECK(tags("<a b='\"'c=\"'\"d>") == "0 a 3");
  CHECK(tags("<a b=c\td=e\nf=g\rh=i\fj>") == "0 a 5");
}

TEST_CASE("a tag closes itself with a slash before its end, not in a value") {
  CHECK(tags("<a/><a /><a b/><a b='c'/><a b=c /><a //>") ==
        "0 a 0/, 4 a 0/, 9 a 1/, 15 a 1/, 25 a 1/, 34 a 0/");
  CHECK(tags("<a b=c/><a / ><a / b>") == "0 a 1, 8 a 0, 14 a 1");
}

TEST_CASE("a tag without an end is no tag") {
  for (const std::string_view html : {"<a", "<a ", "<a b", "<a b ", "<a b=", "<a b= ", "<a b=c",
                                      "<a b=\"c>", "<a b='c>", "<a b='c'", "<a b='c'/", "</a"}) {
    CAPTURE(html);
    CHECK(tags(html).empty());
    CHECK(tags("<i>" + std::string(html)) == "0 i 0");
  }
}

TEST_CASE("what only looks like a tag is text") {
  CHECK(tags("").empty());
  CHECK(tags("<").empty());
  CHECK(tags("a <").empty());
  CHECK(tags("< <b>") == "2 b 0");
  CHECK(tags("<<b>") == "1 b 0");
  CHECK(tags("<1<b><@<b><[<b><`<b><{<b>") == "2 b 0, 7 b 0, 12 b 0, 17 b 0, 22 b 0");
}

TEST_CASE("comments hide tags until they end") {
  CHECK(tags("<!--<b>--><i>") == "10 i 0");
  CHECK(tags("<!-- <b> -- <b> -> <b> --><i>") == "26 i 0");
  CHECK(tags("<!-- <b> --!><i>") == "13 i 0");
  CHECK(tags("<!-- <b> ---><i>") == "13 i 0");
  CHECK(tags("<!--><b>") == "5 b 0");
  CHECK(tags("<!---><b>") == "6 b 0");
  CHECK(tags("<!----><b>") == "7 b 0");
  CHECK(tags("<!--- <b> --><i>") == "13 i 0");
  CHECK(tags("<!-- <b>").empty());
  CHECK(tags("<!-- <b> --").empty());
}

TEST_CASE("what no letter opens is a comment until the next sign of an end") {
  CHECK(tags("<!doctype <b><i>") == "13 i 0");
  CHECK(tags("<!- <b> --><i>") == "11 i 0");
  CHECK(tags("<? <b><i>") == "6 i 0");
  CHECK(tags("</ <b><i>") == "6 i 0");
  CHECK(tags("</1 <b><i>") == "7 i 0");
  CHECK(tags("</><i>") == "3 i 0");
  CHECK(tags("<!").empty());
  CHECK(tags("</").empty());
  CHECK(tags("<?<b").empty());
}

TEST_CASE("a script holds anything but its own end tag") {
  CHECK(behind_script("<script>a<b></i></script><i>") == "</script><i>");
  CHECK(behind_script("<script></scrip></SCRIPT ><i>") == "</SCRIPT ><i>");
  CHECK(behind_script("<script></ script></</ScRiPt><i>") == "</ScRiPt><i>");
  CHECK(behind_script("<script><b></scrip").empty());
  CHECK(behind_script("<script><b>").empty());
}
