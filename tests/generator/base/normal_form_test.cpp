#include "base/normal_form.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace {

const std::string kComposed = "\xC3\xA9";     // é
const std::string kDecomposed = "e\xCC\x81";  // e and a combining accent

}  // namespace

TEST_CASE("a name is composed and decomposed") {
  CHECK(base::nfd(kComposed) == kDecomposed);
  CHECK(base::nfc(kDecomposed) == kComposed);
  CHECK(base::nfd("plain") == "plain");
  CHECK(base::nfc(base::nfd("\uD55C\uAE00")) == "\uD55C\uAE00");  // Hangul
}

TEST_CASE("a URL is composed in its path and its fragment, and not in its query") {
  CHECK(base::composed_url("/a/b?c=d#e") == "/a/b?c=d#e");
  CHECK(base::composed_url(kComposed + ".md#" + kComposed) == kComposed + ".md#" + kComposed);
  CHECK(base::composed_url(kDecomposed + ".md") == "%C3%A9.md");
  CHECK(base::composed_url("e%CC%81.md?q=" + kDecomposed + "#e%CC%81") ==
        "%C3%A9.md?q=" + kDecomposed + "#%C3%A9");
  CHECK(base::composed_url("%C3%A9%20a.md") == "%C3%A9%20a.md");  // composed: as it is written
  CHECK(base::composed_url("100%.md") == "100%.md");
  CHECK(base::composed_url("%FF" + kDecomposed) == "%FF" + kDecomposed);  // not UTF-8
  CHECK(base::composed_url("#") == "#");
}
