#include "markdown/paragraph_limits.h"

#include <doctest/doctest.h>

#include <string>

namespace {

using Kind = markdown::Excess::Kind;

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

std::string shown(const std::optional<markdown::Excess>& excess) {
  if (!excess) return "";
  const std::string place = " at " + std::to_string(excess->offset);
  switch (excess->kind) {
    case Kind::images:
      return "images" + place;
    case Kind::tags:
      return "tags" + place;
    case Kind::closing:
      return "closing" + place;
    default:
      return "another kind" + place;
  }
}

// What is found in a paragraph of one line, which begins at byte 10 of the body.
std::string found(const std::string& line) {
  markdown::ParagraphLimits limits;
  if (const auto excess = limits.add(line, 10)) return shown(excess);
  return shown(limits.finish());
}

}  // namespace

TEST_CASE("a thousand images may be open, and the first one more is named") {
  CHECK(found(repeated("![", 1000)).empty());
  CHECK(found(repeated("![", 1001)) == "images at 2011");
  CHECK(found(repeated("![", 1005)) == "images at 2011");
  CHECK(found(repeated("![a;", 1001)) == "images at 4011");
  CHECK(found(repeated("![", 1000) + "]![").empty());
  CHECK(found(repeated("![", 1000) + "[]![") == "images at 2013");
  CHECK(found(repeated("![", 1000) + "[]]![").empty());
  CHECK(found("]]" + repeated("![", 1001)) == "images at 2013");
  CHECK(found(repeated("![", 1000) + "!\\[").empty());
  CHECK(found(repeated("[", 1001)).empty());
  CHECK(found("[" + repeated("![", 1001)) == "images at 2012");
}

TEST_CASE("a paragraph of several lines is one, and the next one begins anew") {
  markdown::ParagraphLimits limits;
  CHECK(shown(limits.add(repeated("![", 600), 0)).empty());
  CHECK(shown(limits.add(repeated("![", 400), 2000)).empty());
  CHECK(shown(limits.finish()).empty());
  CHECK(shown(limits.add(repeated("![", 600), 3000)).empty());
  CHECK(shown(limits.add(repeated("![", 401), 5000)).empty());
  CHECK(shown(limits.finish()) == "images at 5801");
  CHECK(shown(limits.add(repeated("![", 1000), 9000)).empty());
  CHECK(shown(limits.finish()).empty());
}

TEST_CASE("brackets and images that a paragraph leaves open are none of the next one") {
  markdown::ParagraphLimits limits;
  CHECK(shown(limits.add("![ ![ [", 0)).empty());
  CHECK(shown(limits.finish()).empty());
  CHECK(shown(limits.add("]]] ![", 100)).empty());
  CHECK(shown(limits.finish()).empty());
}

TEST_CASE("two hundred tags may be open, and the first one more is named") {
  for (const std::string tag : {"<?", "<!A", "<!Z", "<![CDATA["}) {
    CAPTURE(tag);
    const std::size_t place = 10 + 200 * tag.size();
    CHECK(found(repeated(tag, 200)).empty());
    CHECK(found(repeated(tag, 201)) == "tags at " + std::to_string(place));
    CHECK(found(repeated(tag, 250)) == "tags at " + std::to_string(place));
  }
  for (const char* tag : {"<!a", "<!", "<!@", "<![", "<a", "<![CDATA "}) {
    CAPTURE(tag);
    CHECK(found(repeated(tag, 300)).empty());
  }
  CHECK(found(repeated("\\a<?", 201)) == "tags at 812");
  CHECK(found(repeated("\\<?", 201)).empty());
  CHECK(found(repeated("<?", 150) + repeated("<!A", 150) + repeated("<![CDATA[", 150)).empty());
}

TEST_CASE("an end mark closes all tags of its kind") {
  CHECK(found(repeated("<?", 300) + "?>").empty());
  CHECK(found(repeated("<?", 300) + " >") == "tags at 410");
  CHECK(found(repeated("<!A", 300) + ">").empty());
  CHECK(found(repeated("<![CDATA[", 300) + "]]>").empty());
  CHECK(found(repeated("<![CDATA[", 300) + "]>") == "tags at 1810");
  CHECK(found(repeated("<?", 200) + "?>" + repeated("<?", 200)).empty());
  CHECK(found(repeated("<?", 200) + "?>" + repeated("<?", 201)) == "tags at 812");
  markdown::ParagraphLimits limits;
  for (const int paragraph : {0, 1}) {
    CAPTURE(paragraph);
    CHECK(shown(limits.add(repeated("<?", 150), 0)).empty());
    CHECK(shown(limits.finish()).empty());
  }
}

TEST_CASE("an address may end in two hundred parentheses, and the first one more is named") {
  CHECK(found("www.a" + repeated(")", 200)).empty());
  CHECK(found("www.a" + repeated(")", 201)) == "closing at 215");
  CHECK(found("x://a" + repeated(")", 250)) == "closing at 215");
  CHECK(found("www.a" + repeated(")", 250) + " b") == "closing at 215");
  CHECK(found("www.a" + repeated(")", 250) + "\tb") == "closing at 215");
  CHECK(found("www.a" + repeated(")", 250) + "<b") == "closing at 215");
  for (const std::string end :
       {"?", "!", ".", ",", ":", "*", "_", "~", "'", "\"", ";", "&amp;", "&AZaz;"}) {
    CAPTURE(end);
    CHECK(found("www.a" + repeated(")", 201) + end) == "closing at 215");
    const std::size_t place = 15 + 200 * (1 + end.size());
    CHECK(found("www.a" + repeated(")" + end, 201)) == "closing at " + std::to_string(place));
  }
}

TEST_CASE("parentheses that end no address are fine") {
  const std::string many = repeated(")", 250);
  for (const std::string& line :
       {many, "a" + many, "ww.a" + many, ":/" + many, "www.a " + many, "www.a\t" + many,
        "www.a<" + many, many + "www.a", "www.a" + many + "b", "www.a" + many + "/",
        "www.a" + many + "(", "www.a" + many + "&amp", "www.a" + many + "&1;", "www.a" + many + "&",
        "www.a" + many + "[", "www.a" + many + "\\)", "www.a" + many + "w"}) {
    CAPTURE(line.substr(0, 6) + line.substr(line.size() - 6));
    CHECK(found(line).empty());
  }
  markdown::ParagraphLimits limits;
  CHECK(shown(limits.add("www.a" + repeated(")", 150), 0)).empty());
  CHECK(shown(limits.add(repeated(")", 150) + " www.a)", 160)).empty());
}

TEST_CASE("images before links, and tags in long paragraphs, may take a limited time in all") {
  markdown::ParagraphLimits images;
  // 25,000 images and 40,000 brackets that close.
  CHECK(shown(images.add(repeated("![]", 25000) + repeated("]", 15000), 0)).empty());
  CHECK(shown(images.finish()).empty());
  CHECK(shown(images.add("[]]]", 95000)).empty());
  CHECK(shown(images.finish()).empty());
  CHECK(shown(images.add("a ", 96000)).empty());
  CHECK(shown(images.add("![]", 96003)).empty());
  CHECK(shown(images.finish()) == "images at 96000");
  markdown::ParagraphLimits tags;
  // 10,000 tags in 100,000 bytes, with the line ends.
  CHECK(shown(tags.add(repeated("<?>", 10000), 0)).empty());
  CHECK(shown(tags.add(repeated("a", 69998), 30001)).empty());
  CHECK(shown(tags.finish()).empty());
  CHECK(shown(tags.add(repeated("a", 1000), 100010)).empty());
  CHECK(shown(tags.finish()).empty());
  CHECK(shown(tags.add("<?>", 102000)).empty());
  CHECK(shown(tags.finish()) == "tags at 102000");
}

TEST_CASE("marks for emphasis count once for each run of one sign") {
  // 20,000 runs before 1,000 brackets are as many steps as are allowed.
  const std::string brackets = repeated("[]", 1001);
  for (const std::string marks : {"*a", "**a", "_a", "~~~a", "\\**a", "a*"}) {
    CAPTURE(marks);
    const std::string text = repeated(marks, 20'000);
    CHECK(found(text + repeated("[]", 1000)).empty());
    CHECK(found(text + brackets) ==
          "another kind at " + std::to_string(10 + text.size() + 2 * 1000 + 1));
  }
  CHECK(found(repeated("*_", 10'000) + brackets) == "another kind at 22011");
  CHECK(found(repeated("*_", 10'000) + repeated("[]", 1000)).empty());
  CHECK(found(repeated("\\*a", 40'000) + brackets).empty());
}

TEST_CASE("addresses in a run without blanks may take a limited time, each run by itself") {
  // 7,071 addresses in 56,568 bytes are nearly 400 million steps.
  CHECK(found(repeated("(www.a.b", 7'071)).empty());
  const std::string run = repeated("(www.a.b", 7'072);
  CHECK(found(run) == "another kind at 10");
  CHECK(found(run + " c") == "another kind at 10");
  // What follows has no address.
  CHECK(found(repeated("(www.a.b", 7'071) + ' ' + std::string(8'000, 'a')).empty());
  // 10,000 addresses in 40,000 bytes are 400 million steps.
  const std::string most = repeated("www.", 10'000);
  CHECK(found(most).empty());
  CHECK(found(most + 'a') == "another kind at 10");
  CHECK(found("b " + most + " c").empty());
  CHECK(found("b " + most + "a c") == "another kind at 12");
  CHECK(found("b " + most + 'a') == "another kind at 12");
  CHECK(found("ab " + run) == "another kind at 13");
  CHECK(found("ab\t" + run + "\tc") == "another kind at 13");
  CHECK(found(repeated("(www.a.b", 7'000) + " " + repeated("(www.a.b", 500)).empty());
  CHECK(found(repeated("(www.a.b", 7'000) + " " + repeated("(www.a.b", 1'500)) ==
        "another kind at 56011");
}
