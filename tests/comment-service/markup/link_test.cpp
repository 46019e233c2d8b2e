#include "markup/link.h"

#include <doctest/doctest.h>

#include "markup/comment_html.h"

namespace {

// The addresses that linked_text() would turn into links, each in brackets.
std::string found(std::string_view text) {
  std::string all;
  std::size_t from = 0;
  while (const auto span = markup::next_address(text, from)) {
    all += "[" + std::string(text.substr(span->begin, span->end - span->begin)) + "]";
    from = span->end;
  }
  return all;
}

}  // namespace

TEST_CASE("a bare address ends where the sentence goes on") {
  CHECK(found("see http://a.example/b.") == "[http://a.example/b]");
  CHECK(found("(see https://a.example/b_(c))") == "[https://a.example/b_(c)]");
  CHECK(found("http://a.example/b?c=d&e#f, then") == "[http://a.example/b?c=d&e#f]");
  CHECK(found("\"http://a.example\" and <http://b.example>") ==
        "[http://a.example][http://b.example]");
  CHECK(found("HTTPS://A.EXAMPLE!") == "[HTTPS://A.EXAMPLE]");
  CHECK(found("http://a.example/(b) http://a.example/b) http://a.example/(b))") ==
        "[http://a.example/(b)][http://a.example/b][http://a.example/(b)]");
  CHECK(found("http://a.example/(b).) http://a.example/)x") ==
        "[http://a.example/(b)][http://a.example/)x]");
  for (const char* end :
       {"?", "!", ".", ",", ":", ";", "*", "_", "~", "'", "...", "?!", ").", ")*"})
    CHECK_MESSAGE(found("http://a.example/b" + std::string(end)) == "[http://a.example/b]", end);
  for (const char* end : {"-", "/", "=", "&", "#", "%41", "$", "+", "@", "("})
    CHECK_MESSAGE(found("http://a.example/b" + std::string(end)) ==
                      "[http://a.example/b" + std::string(end) + "]",
                  end);
}

TEST_CASE("letters and digits are those of ASCII, to their first and last") {
  for (const char* first : {"0", "9", "a", "z", "A", "Z"}) {
    const std::string address = "http://" + std::string(first) + ".example";
    CHECK_MESSAGE(found(address) == "[" + address + "]", first);
    CHECK_MESSAGE(found(first + address).empty(), first);
  }
  for (const char* other : {"/", ":", "@", "`", "{", "]", "-"}) {
    CHECK_MESSAGE(found("http://" + std::string(other) + "a.example").empty(), other);
    CHECK_MESSAGE(found(other + std::string("http://a.example")) == "[http://a.example]", other);
  }
  CHECK(found("HtTpS://a.example hTTp://b.example") == "[HtTpS://a.example][hTTp://b.example]");
  CHECK(found("[ttp://a.example @ttp://a.example HTTP[//a.example").empty());
}

TEST_CASE("control characters, brackets and quotation marks end an address") {
  for (const char end : {'\0', '\x01', '\t', '\x1F', ' ', '\x7F', '<', '>', '"', '`'})
    CHECK(found("http://a.example/b" + std::string(1, end) + "c") == "[http://a.example/b]");
  for (const char inside : {'!', '=', ';', '?', '[', ']', '^', '{', '|', '}', '\\', '\''})
    CHECK(found("http://a.example/b" + std::string(1, inside) + "c") ==
          "[http://a.example/b" + std::string(1, inside) + "c]");
}

TEST_CASE("only the brackets of an address count") {
  CHECK(found("(( x http://a.example/b) ((") == "[http://a.example/b]");
  CHECK(found("x http://a.example/(b) ))") == "[http://a.example/(b)]");
  CHECK(found("http://a.example/((b))) http://a.example/)(") ==
        "[http://a.example/((b))][http://a.example/)(]");
}

TEST_CASE("Chinese text behind an address is not part of it, letters with marks are") {
  CHECK(found("见http://a.example/x，很好") == "[http://a.example/x]");
  CHECK(found("http://müller.example/ä") == "[http://müller.example/ä]");
  CHECK(found("‘http://a.example’") == "[http://a.example]");
  // The last character before U+2000, and the first two from there on.
  CHECK(found("http://a.example/\xE1\xBF\xBF") == "[http://a.example/\xE1\xBF\xBF]");
  CHECK(found("http://a.example/\xE2\x80\x80") == "[http://a.example/]");
  CHECK(found("http://a.example/\xE3\x80\x80") == "[http://a.example/]");
}

TEST_CASE("a text that only resembles an address is unchanged") {
  CHECK(found("http:// and http://. and xhttp://a and ftp://a and javascript://a").empty());
  CHECK(found("http://… :// https://").empty());
}

TEST_CASE("a bare address becomes a link exactly once") {
  CHECK(markup::comment_html("http://a.example/b_c_d") ==
        "<p><a href=\"http://a.example/b_c_d\" rel=\"nofollow ugc noopener\">"
        "http://a.example/b_c_d</a></p>\n");
  CHECK(markup::comment_html("[http://a.example](http://b.example)") ==
        "<p><a href=\"http://b.example\" rel=\"nofollow ugc noopener\">http://a.example</a></p>\n");
  CHECK(markup::comment_html("http://[::1]:80/") ==
        "<p><a href=\"http://[::1]:80/\" rel=\"nofollow ugc noopener\">http://[::1]:80/</a></p>\n");
}

TEST_CASE("only web and mail destinations are allowed") {
  for (const char* url : {"http://a", "HTTPS://a", "https://[::1]/", "mailto:a@b"}) {
    CHECK(markup::is_allowed_destination(url));
  }
  for (const char* url : {"", "http:", "http://", "http:///a", "javascript:a", " http://a", "//a",
                          "\thttp://a", "data:a", "mailto:", "httpss://a", "vbscript:a"}) {
    CAPTURE(url);
    CHECK_FALSE(markup::is_allowed_destination(url));
  }
}

TEST_CASE("an address whose host a browser refuses is no link") {
  CHECK(found("http://a%20b/ http://1.2.3.999/ http://[::1 http://xn--0/ http://a:99999/").empty());
  CHECK(found("http://a%/http://b http://c.example") == "[http://c.example]");
  CHECK(markup::comment_html("[x](http://a%20b/) <http://1.2.3.999/>") ==
        "<p>x (http://a%20b/) &lt;http://1.2.3.999/&gt;</p>\n");
  // The href has "%5C" in place of the backslash, so the host of the href counts.
  CHECK(markup::comment_html("[x](http://a\\\\b/)") == "<p>x (http://a\\b/)</p>\n");
}

TEST_CASE("many wrong addresses are passed in linear time") {
  std::string text;
  while (text.size() < 1'000'000) text += "http://a%/";
  CHECK(found(text).empty());
}

TEST_CASE("an href contains no byte that could end the attribute") {
  CHECK(markup::href("http://a/\"' <>\n`\\^|ä") == "http://a/%22%27%20%3C%3E%0A%60%5C%5E%7C%C3%A4");
  CHECK(markup::query_value("/a b/ü?&+=#") == "/a%20b/%C3%BC%3F%26%2B%3D%23");
}
