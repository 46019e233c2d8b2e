#include "base/encoding.h"

#include <doctest/doctest.h>

#include "base/clock.h"

TEST_CASE("base64url round-trips every byte string, and decodes only its canonical form") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    const std::string text = base::base64url(bytes);
    CHECK(base::from_base64url(text) == bytes);
    bytes += static_cast<char>(i * 7);
  }
  CHECK(base::base64url("\xFB\xEF\xFF") == "--__");
  // "AA" is one zero byte; "AB" would be a non-canonical encoding of it.
  CHECK(base::from_base64url("AA") == std::string(1, '\0'));
  CHECK_FALSE(base::from_base64url("AB"));
  CHECK_FALSE(base::from_base64url("A"));
  CHECK_FALSE(base::from_base64url("A=="));
}

TEST_CASE("percent-decoding happens once and keeps invalid escapes") {
  CHECK(base::percent_decode("%41%2b+%2541", base::Plus::space) == "A+ %41");
  CHECK(base::percent_decode("a+b", base::Plus::literal) == "a+b");
  CHECK(base::percent_decode("%", base::Plus::space) == "%");
  CHECK(base::percent_decode("%4", base::Plus::space) == "%4");
  CHECK(base::percent_decode("%zz", base::Plus::space) == "%zz");
  CHECK(base::percent_decode("%4g%G4%g4%4", base::Plus::space) == "%4g%G4%g4%4");
  CHECK(base::percent_decode("%0a%1F%aF%Fa%99", base::Plus::space) == "\x0A\x1F\xAF\xFA\x99");
  CHECK(base::percent_decode("%20%20", base::Plus::literal) == "  ");
}

TEST_CASE("percent-encoding keeps the slashes of a path only") {
  CHECK(base::percent_encode("AZaz09-_.~") == "AZaz09-_.~");
  CHECK(base::percent_encode("\x01%\xFF/:@", ":/") == "%01%25%FF/:%40");
  CHECK(base::percent_encode("/caf\xC3\xA9 +&") == "%2Fcaf%C3%A9%20%2B%26");
  CHECK(base::percent_encode("/caf\xC3\xA9/", "/") == "/caf%C3%A9/");
}

TEST_CASE("times are RFC 3339 in UTC") {
  CHECK(base::rfc3339(base::Time(std::chrono::milliseconds(1'714'555'800'999))) ==
        "2024-05-01T09:30:00Z");
  CHECK(base::rfc3339(base::Time(std::chrono::milliseconds(-1))) == "1969-12-31T23:59:59Z");
}
