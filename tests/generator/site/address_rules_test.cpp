// How Hugo and Jekyll clean the texts that become addresses.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "site/hugo_address.h"
#include "site/jekyll_address.h"

namespace {

using Cases = std::initializer_list<std::pair<std::string, std::string>>;

template <class Clean>
void check_all(Clean clean, const Cases& cases) {
  for (const auto& [text, cleaned] : cases) {
    CAPTURE(text);
    CHECK(clean(text) == cleaned);
  }
}

}  // namespace

TEST_CASE("addresses are cleaned as Jekyll cleans them") {
  check_all(site::jekyll_title, {{"C# & Co.", "C-&-Co."},
                                 {"  a  b ", "a-b"},
                                 {"--a--", "a"},
                                 {"a-b_c", "a-b_c"},
                                 {"._~!$&'()+,;=@", "._~!$&'()+,;=@"},
                                 {"a/b?c", "a-b-c"},
                                 {"\u00DCn\u00EF \u6F22\u5B57", "\u00DCn\u00EF-\u6F22\u5B57"},
                                 {"", ""}});
  check_all(site::jekyll_slug, {{"C# & Co.", "c-co"},
                                {"Mixed_Case.-Name", "mixed-case-name"},
                                {"\u0130X", "i\u0307x"},
                                {"!", ""}});
  check_all(site::jekyll_lower_case, {{"A B", "a b"}, {"\u0130", "i\u0307"}, {"\u00C4", "\u00E4"}});
  check_all(
      site::jekyll_path,
      {{"/a/../b/", "/a///b/"}, {"/a./b/", "/ab/"}, {"/a.../b/", "/a/b/"}, {"/a.b/", "/a.b/"}});
}

TEST_CASE("addresses are cleaned as Hugo cleans them") {
  check_all(site::hugo_path, {{"/A+b/", "/a-b/"},
                              {"/a - b/", "/a-b/"},
                              {"/a -- b/", "/a--b/"},
                              {" /a  b/", "/a-b/"},
                              {"/a!b/", "/ab/"},
                              {"/100%25/", "/100%25/"},
                              {"/100%/", "/100/"},
                              {"/a%2Gb/", "/a2gb/"},
                              {"/x%4", "/x4"},
                              {"/x%4f", "/x%4f"},
                              {"/x%aF%Fa%09/", "/x%af%fa%09/"},
                              {"/._#~-@\\/", "/._#~-@\\/"},
                              {"/\u00C4 \u6F22/", "/\u00E4-\u6F22/"}});
  check_all(site::hugo_token, {{"C#", "c"},
                               {"#", ""},
                               {"a#b#", "a#b#"},
                               {"a#b", "a#b"},
                               {"A%20B", "a b"},
                               {"a + b", "a-+-b"},
                               {"  A  ", "a"},
                               {"", ""}});
}
