#include "base/text.h"

#include <doctest/doctest.h>

using namespace std::string_literals;

TEST_CASE("the first invalid byte of UTF-8 is found") {
  CHECK_FALSE(base::invalid_utf8("aä日😀"));
  CHECK(base::invalid_utf8("a\xE9z") == 1);
  CHECK(base::invalid_utf8("ab\xC0\xAF") == 2);        // overlong
  CHECK(base::invalid_utf8("\xED\xA0\x80") == 0);      // a surrogate
  CHECK(base::invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
  CHECK(base::invalid_utf8("a\xE6\x97") == 1);         // cut short
}

TEST_CASE("invalid bytes count as one character each") {
  CHECK(base::character_count("aä\xFF\xFEz") == 5);
  std::string seen;
  base::for_each_character("ä\xE6\x97z",
                           [&](std::string_view c) { seen += std::to_string(c.size()); });
  CHECK(seen == "2111");
}

TEST_CASE("characters take none, one or two columns") {
  CHECK(base::display_width("a") == 1);
  CHECK(base::display_width("日") == 2);
  CHECK(base::display_width("\u0301") == 0);
}

TEST_CASE("case and form are folded") {
  CHECK(base::nfc("e\u0301") == "é");
  CHECK(base::fold_case("STRASSE") == base::fold_case("straße"));
  CHECK(base::fold_case("E\u0301") == base::fold_case("é"));
  CHECK(base::lower_case("ÄB") == "äb");
  CHECK(base::simple_lower_case("ÄB İΣ\xff") == "äb iσ\xff");
}

TEST_CASE("text is trimmed, split, joined, replaced") {
  CHECK(base::trim(" \t a b\r\n") == "a b");
  CHECK(base::trim(" ").empty());
  CHECK(base::split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(base::split("", ',').size() == 1);
  CHECK(base::join({"a", "b"}, ", ") == "a, b");
  CHECK(base::replace_all("aXbX", "X", "XX") == "aXXbXX");
  CHECK(base::replace_all("ab", "", "x") == "ab");
}

TEST_CASE("what HTML gives a meaning is escaped") {
  CHECK(base::escape_html("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}

TEST_CASE("anchors are GitHub's, slugs have single hyphens") {
  CHECK(base::anchor("Hello, World!  x_y") == "hello-world--x_y");
  CHECK(base::anchor("日本 Ä") == "日本-ä");
  CHECK(base::slug("Hello, World!") == "hello-world");
  CHECK(base::slug("Don't -- stop.") == "dont-stop");
  CHECK(base::slug("C++") == "c");
  CHECK(base::slug("!?").empty());
}

TEST_CASE("nouns are counted") {
  CHECK(base::count_of(1, "draft") == "1 draft");
  CHECK(base::count_of(0, "draft") == "0 drafts");
}

TEST_CASE("a text is shortened behind a word, in one line") {
  CHECK(base::shortened("", 5).empty());
  CHECK(base::shortened("abc", 0) == "…");
  CHECK(base::shortened("abc", 1) == "…");
  CHECK(base::shortened("abc", 2) == "a…");
  CHECK(base::shortened(" abc ", 3) == "abc");
  CHECK(base::shortened(" a\n b  c ", 5) == "a b c");
  CHECK(base::shortened("one two three", 13) == "one two three");
  CHECK(base::shortened("one two three", 12) == "one two…");
  CHECK(base::shortened("one two three", 9) == "one two…");
  CHECK(base::shortened("one two three", 8) == "one two…");
  CHECK(base::shortened("one two three", 7) == "one…");
  CHECK(base::shortened("one, two three", 7) == "one…");
  CHECK(base::shortened("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 3) == "\xC3\xA9\xC3\xA9…");
  const std::string chinese = [] {
    std::string text = "a ";
    for (int i = 0; i < 200; ++i) text += "\xE6\x96\x87";
    return text;
  }();
  CHECK(base::character_count(base::shortened(chinese, 160)) == 160);
}

TEST_CASE("characters are letters, marks and digits, or blanks, or neither") {
  for (const char* word : {"a", "世", "ß", "7", "٣", "\u0301"})
    CHECK(base::kind_of(word) == base::CharacterKind::word);
  for (const char* space : {" ", "\t", "\u00a0", "\u3000"})
    CHECK(base::kind_of(space) == base::CharacterKind::space);
  for (const char* other : {"_", "½", "Ⅷ", "😀", "\u200d", "\xff"})
    CHECK(base::kind_of(other) == base::CharacterKind::other);
}
