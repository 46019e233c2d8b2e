#include "domain/draft.h"

#include <doctest/doctest.h>

namespace {

std::string first_pointer(const domain::Draft& draft) {
  const auto errors = domain::errors(draft);
  return errors.empty() ? "" : errors.front().pointer;
}

// All errors, one line each.
std::string all(const domain::Draft& draft) {
  std::string lines;
  for (const base::FieldError& error : domain::errors(draft))
    lines += error.pointer + " " + error.message + "\n";
  return lines;
}

}  // namespace

TEST_CASE("limits count bytes for the body, characters for the rest") {
  CHECK(first_pointer({std::string(8000, 'x'), "n"}).empty());
  CHECK(first_pointer({std::string(8001, 'x'), "n"}) == "/body");
  std::string name;
  for (int i = 0; i < 100; ++i) name += "\xC3\xBC";
  CHECK(first_pointer({"b", name}).empty());
  CHECK(first_pointer({"b", name + "x"}) == "/name");
}

TEST_CASE("text must be UTF-8 without characters that documents must not hold") {
  CHECK(first_pointer({"\xFF", "n"}) == "/body");
  CHECK(first_pointer({"a\x01", "n"}) == "/body");
  CHECK(first_pointer({"a\uFFFE", "n"}) == "/body");
  CHECK(first_pointer({"b", "n\uFFFF"}) == "/name");
  CHECK(first_pointer({"a\r\n\tb", "n"}).empty());
  CHECK(first_pointer({"b", "two\nlines"}) == "/name");
}

TEST_CASE("each error of a draft is told once, at its field") {
  const std::string utf8 = " must be valid UTF-8\n";
  const std::string control = " must not hold the character U+0007\n";
  const std::string email = "/email must be an e-mail address\n";
  const std::string website = "/website must be a web address such as https://example.org\n";
  // What is no text is not measured.
  const std::string no_text = "\xFF" + std::string(9000, 'x');
  CHECK(all({no_text, no_text, no_text, no_text}) ==
        "/body" + utf8 + "/name" + utf8 + "/email" + utf8 + "/website" + utf8 + email + website);
  const std::string bell = "\a" + std::string(9000, 'x');
  CHECK(all({bell, bell, bell, bell}) == "/body" + control + "/name" + control + "/email" +
                                             control + "/website" + control + email + website);
  const std::string turned = "\u202E" + std::string(9000, 'x');
  const std::string bidi = " must not contain characters that change the direction of writing\n";
  CHECK(all({turned, turned, turned, turned}) ==
        "/body must have at most 8000 bytes\n"
        "/name" +
            bidi +
            "/name must have at most 100 characters\n"
            "/email" +
            bidi +
            "/email must have at most 254 characters\n"
            "/website" +
            bidi + "/website must have at most 500 characters\n" + email + website);
  CHECK(all({"b", "n", "\u202Ea@b.org", "https://a.org/\u202E"}) ==
        "/email" + bidi + "/website" + bidi);
  CHECK(all({}).empty());
}

TEST_CASE("the longest e-mail address and website are accepted") {
  const std::string host = "@b.org";
  const std::string site = "https://a.org/";
  CHECK(all({"b", "n", std::string(254 - host.size(), 'a') + host}).empty());
  CHECK(all({"b", "n", std::string(255 - host.size(), 'a') + host}) ==
        "/email must have at most 254 characters\n");
  CHECK(all({"b", "n", "", site + std::string(500 - site.size(), 'a')}).empty());
  CHECK(all({"b", "n", "", site + std::string(501 - site.size(), 'a')}) ==
        "/website must have at most 500 characters\n");
}

TEST_CASE("a website is a plain http or https address") {
  for (const char* good :
       {"https://example.org", "http://ex\xC3\xA4mple.org/a?b=c#d", "https://example.org:8080/"}) {
    CHECK_MESSAGE(first_pointer({"b", "n", "", good}).empty(), good);
  }
  for (const char* bad :
       {"javascript:alert(1)", "data:text/html,x", "//example.org", "example.org", "https://",
        "https:///path", "https://user@host/", "https://a b", "https://a\"onclick=x", "ftp://x",
        "https://:80", " https://example.org\x01"}) {
    CHECK_MESSAGE(first_pointer({"b", "n", "", bad}) == "/website", bad);
  }
}

TEST_CASE("a website has a host that a browser accepts") {
  for (const char* good : {"https://1.2.3.4/", "https://[::1]:80/x", "https://example.org.",
                           "https://例え.jp", "https://xn--mnchen-3ya.example"}) {
    CHECK_MESSAGE(first_pointer({"b", "n", "", good}).empty(), good);
  }
  for (const char* bad :
       {"https://a%", "https://1.2.3.4.5", "https://[::1", "https://xn--0.example",
        "https://a:99999", "https://a%20b.org", "https://a͸.org"}) {
    CHECK_MESSAGE(first_pointer({"b", "n", "", bad}) == "/website", bad);
  }
}

TEST_CASE("an e-mail address is one address whose host blocks can be compared with") {
  for (const char* good :
       {"a.b+c@example.org", "ä@münchen.example", "a@localhost", "a@[203.0.113.7]"})
    CHECK_MESSAGE(first_pointer({"b", "n", good}).empty(), good);
  for (const char* bad : {"Bob <a@example.org>", "<a@example.org>", "a@example.org,b@example.net",
                          "a@example.org>", "a@b@example.org", "a@exa mple.org", "a@a..b",
                          "a@1.2.3.999", "\"a@spam.example\"@example.org"}) {
    CHECK_MESSAGE(first_pointer({"b", "n", bad}) == "/email", bad);
  }
}

TEST_CASE("an e-mail address has something on both sides of its @") {
  CHECK(first_pointer({"b", "n", "a@example.org"}).empty());
  CHECK(first_pointer({"b", "n", "a@"}) == "/email");
  CHECK(first_pointer({"b", "n", "nobody"}) == "/email");
}

TEST_CASE("tidying trims what stands on one line and never touches the body") {
  const domain::Draft tidy = domain::tidy({"  body \n", " Rene\xCC\x81 ", " a@b ", " https://x "});
  CHECK(tidy.body == "  body \n");
  CHECK(tidy.name == "Ren\xC3\xA9");
  CHECK(tidy.email == "a@b");
  CHECK(tidy.website == "https://x");
}

TEST_CASE("a website is completed to an address with its scheme in lower case") {
  const std::pair<const char*, const char*> completed[] = {
      {"example.org", "https://example.org"},
      {"www.Example.org/A?b#c", "https://www.Example.org/A?b#c"},
      {"example.org:8080/x", "https://example.org:8080/x"},
      {"münchen.example", "https://münchen.example"},
      {"//example.org/x", "https://example.org/x"},
      {"Https://Example.org/", "https://Example.org/"},
      {"HTTP://EXAMPLE.ORG", "http://EXAMPLE.ORG"},
      {" example.org ", "https://example.org"}};
  for (const auto& [written, address] : completed) {
    CAPTURE(written);
    const domain::Draft tidy = domain::tidy({"b", "n", "", written});
    CHECK(tidy.website == address);
    CHECK(domain::errors(tidy).empty());
  }
  for (const char* other :
       {"javascript:alert(1)", "JavaScript:alert(1)", "mailto:a@example.org", "a@example.org",
        "ftp://example.org", "httpx://example.org", "localhost", "none", "-", "1.2",
        "example.org:x", "data:text/html,x.org", "example org", "/path.html",
        "exa\u202Emple.org"}) {
    CAPTURE(other);
    const domain::Draft tidy = domain::tidy({"b", "n", "", other});
    CHECK(tidy.website == other);
    CHECK(first_pointer(tidy) == "/website");
  }
  CHECK(domain::tidy({"b", "n"}).website.empty());
}
