#include "base/text.h"

#include <doctest/doctest.h>

TEST_CASE("UTF-8 is valid or not, without exceptions to the rule") {
  CHECK(base::is_valid_utf8("gr\xC3\xBC\xC3\x9F"));
  CHECK_FALSE(base::is_valid_utf8("\xC3"));
  CHECK_FALSE(base::is_valid_utf8("\xC0\x80"));          // overlong NUL
  CHECK_FALSE(base::is_valid_utf8("\xED\xA0\x80"));      // a surrogate
  CHECK_FALSE(base::is_valid_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
}

TEST_CASE("composed and decomposed text become the same") {
  CHECK(base::nfc("cafe\xCC\x81") == "caf\xC3\xA9");
}

TEST_CASE("invisible text is blank") {
  CHECK(base::is_blank(""));
  CHECK(base::is_blank(" \t\r\n"));
  CHECK(base::is_blank(
      "\xC2\xA0\xE2\x80\x8B\xE3\x85\xA4"));  // no-break space, zero width space, Hangul filler
  CHECK(base::is_blank("\u2800 \u2800"));
  // Control characters, and a format character that is not ignorable by default.
  CHECK(base::is_blank("\x01\x7F\u0080"));
  CHECK(base::is_blank("\uFFF9"));
  CHECK(base::is_blank("\u2060\u3000"));
  CHECK_FALSE(base::is_blank("\xFF"));
  // Marks that stand on no letter: a combining, an enclosing and a spacing one.
  CHECK(base::is_blank(" \u0301"));
  CHECK(base::is_blank("\u20DD\u093E"));
  CHECK_FALSE(base::is_blank("e\u0301"));
  CHECK(base::is_blank("\U0001D159"));
  CHECK_FALSE(base::is_blank("\u2801"));
  CHECK_FALSE(base::is_blank(" . "));
  for (const char* emoji : {"\U0001F44D", "\u2764\uFE0F", "1\uFE0F\u20E3", "\U0001F1E9\U0001F1EA"})
    CHECK_FALSE(base::is_blank(emoji));
}

TEST_CASE("bidirectional controls are found, escaped and removed") {
  const std::string turned = "a\u202Eb\u2066c\u2069";
  CHECK(base::has_bidi_control(turned));
  CHECK(base::escaped_for_terminal(turned) == "a<U+202E>b<U+2066>c<U+2069>");
  CHECK(base::without_bidi_controls(turned) == "abc");
  const std::string hebrew = "שלום\u200F!";
  CHECK_FALSE(base::has_bidi_control(hebrew));
  CHECK(base::without_bidi_controls(hebrew) == hebrew);
  CHECK(base::escaped_for_terminal(hebrew) == hebrew);
  CHECK(base::escaped_for_terminal("a\x1B[31m\rb\tc\U0001F44D") ==
        "a<U+001B>[31m<U+000D>b\tc\U0001F44D");
}

TEST_CASE("what must not stand in a document is named, and replaced where it is shown") {
  const std::pair<std::string, std::string> forbidden[] = {{std::string("\0", 1), "U+0000"},
                                                           {"\x1B", "U+001B"},
                                                           {"\x7F", "U+007F"},
                                                           {"\u009B", "U+009B"},
                                                           {"\uFDD0", "U+FDD0"},
                                                           {"\uFDEF", "U+FDEF"},
                                                           {"\uFFFE", "U+FFFE"},
                                                           {"\uFFFF", "U+FFFF"},
                                                           {"\U0001FFFE", "U+1FFFE"},
                                                           {"\U0010FFFF", "U+10FFFF"}};
  for (const auto& [character, code] : forbidden) {
    CAPTURE(code);
    CHECK(base::forbidden_character("é" + character + "b\x01", base::Lines::many) == code);
    CHECK(base::document_text("é" + character + "b") == "é\uFFFDb");
  }
  for (const char* text :
       {"a\r\n\tb", "\u00A0", "\uFFFD", "\uFDCF\uFDF0", "\U0001FFFD", "\U00020000"}) {
    CAPTURE(text);
    CHECK_FALSE(base::forbidden_character(text, base::Lines::many));
    CHECK(base::document_text(text) == text);
  }
  CHECK(base::forbidden_character("a\nb", base::Lines::one) == "U+000A");
  CHECK(base::document_text("a\xFE\xFF\xED\xA0\x80z").starts_with("a\uFFFD\uFFFD\uFFFD"));
  CHECK(base::document_text("").empty());
}

TEST_CASE("the bidirectional controls are two ranges of characters") {
  for (const char* control : {"\u202A", "\u202B", "\u202E", "\u2066", "\u2069"}) {
    CHECK(base::has_bidi_control(control));
    CHECK(base::without_bidi_controls("a" + std::string(control) + "é") == "aé");
  }
  for (const char* other : {"\u2029", "\u202F", "\u2065", "\u206A"}) {
    CHECK_FALSE(base::has_bidi_control(other));
    CHECK(base::without_bidi_controls(other) == other);
    CHECK(base::escaped_for_terminal(other) == other);
  }
}

TEST_CASE("control characters are escaped for a terminal, except tabs") {
  CHECK(base::escaped_for_terminal(std::string_view("a\0\n\t\x1F \x7F\u0080\u009F\u00A0", 13)) ==
        "a<U+0000><U+000A>\t<U+001F> <U+007F><U+0080><U+009F>\u00A0");
  CHECK(base::escaped_for_terminal("").empty());
}

TEST_CASE("characters are counted, and white space around a text is trimmed") {
  CHECK(base::character_count("") == 0);
  CHECK(base::character_count("aé日𝓬") == 4);
  CHECK(base::trim("") == "");
  CHECK(base::trim(" \t\r\n\f\v") == "");
  CHECK(base::trim("\v\f a \n b\r\n\t") == "a \n b");
  CHECK(base::trim("a") == "a");
  CHECK(base::trim("\u00A0a ") == "\u00A0a");
  for (const char* control : {"\t", "\r", "\n"}) {
    CHECK(base::forbidden_character(control, base::Lines::one));
    CHECK_FALSE(base::forbidden_character(control, base::Lines::many));
  }
  CHECK_FALSE(base::forbidden_character("a\u00A0", base::Lines::one));
}
