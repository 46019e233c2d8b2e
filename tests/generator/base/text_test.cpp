#include "base/text.h"

#include <doctest/doctest.h>

#include "base/normal_form.h"

using namespace std::string_literals;

TEST_CASE("the first invalid byte of UTF-8 is found") {
  CHECK_FALSE(base::invalid_utf8("aä日😀"));
  CHECK_FALSE(base::invalid_utf8("a\0b"s));
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

TEST_CASE("a plain line has neither control characters nor noncharacters") {
  CHECK(base::is_plain_line(""));
  CHECK(base::is_plain_line("a ä\u00A0\u202E😀\uFFFD"));
  for (const char* text :
       {"a\nb", "a\tb", "\x7F", "\u0085", "\uFFFE", "\uFDD0", "\U0001FFFF", "\xFF"})
    CHECK_FALSE(base::is_plain_line(text));
}

TEST_CASE("control characters are found, and shown in the name of a file") {
  CHECK_FALSE(base::has_control_character(""));
  CHECK_FALSE(base::has_control_character("a ä\u00A0\xFF"));
  CHECK(base::has_control_character("a\u009F"));
  CHECK(base::has_control_character("\0b"s));
  CHECK(base::printable_name("a ä\n\0\xFF\u009F"s) == "a ä\\x0A\\x00\\xFF\\xC2\\x9F");
}

TEST_CASE("what neither HTML nor XML can contain is replaced") {
  const std::string replaced = "\uFFFD";
  CHECK(base::readable("a\t\n\f\rä") == "a\t\n\f\rä");
  CHECK(base::readable("\0a\x1F"s) == replaced + 'a' + replaced);
  CHECK(base::readable("\xFE\xFF z") == replaced + replaced + " z");
  CHECK(base::readable("\xEF\xBF\xBE a \xEF\xBF\xBF") == replaced + " a " + replaced);
  CHECK(base::readable("\xEF\xBF\xBD\xEF\xBC\x81") == "\uFFFD\uFF01");
}

TEST_CASE("characters take none, one or two columns") {
  CHECK(base::display_width("a") == 1);
  CHECK(base::display_width("日") == 2);
  CHECK(base::display_width("\u0301") == 0);
}

TEST_CASE("case and form are folded") {
  CHECK(base::nfc("e\u0301") == "é");
  CHECK(base::nfc("a\x80") == "a\uFFFD");  // no text of ASCII
  CHECK(base::fold_case("STRASSE") == base::fold_case("straße"));
  CHECK(base::fold_case("E\u0301") == base::fold_case("é"));
  // The marks are put in order before the first one is folded to a letter.
  CHECK(base::fold_case("α\u0345\u0301") == base::fold_case("\u1FB4"));
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
  CHECK(base::slug("Don’t a‚b") == "dont-a-b");  // an apostrophe, and a low quotation mark
  CHECK(base::slug("E\u0301") == "é");
  CHECK(base::anchor("E\u0301") == "é");
}

TEST_CASE("a text is written in ASCII letters") {
  CHECK(base::transliterate("世界 Grüße") == "shi jie Grusse");
  CHECK(base::transliterate("plain, as it is") == "plain, as it is");
  CHECK(base::transliterate("a😀b") == "ab");
  for (const char* text : {"й", "が", "한", "ё"}) {
    CAPTURE(text);
    CHECK(base::transliterate(base::nfd(text)) == base::transliterate(text));
  }
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
  // A word is divided only if more than 24 characters of it would be lost.
  const std::string long_word(30, 'x');
  CHECK(base::shortened("ab " + long_word, 27) == "ab…");
  CHECK(base::shortened("ab " + long_word, 28) == "ab " + long_word.substr(0, 24) + "…");
  CHECK(base::shortened("one two three " + long_word, 10) == "one two…");
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
