#include "domain/block.h"

#include <doctest/doctest.h>

#include <tuple>

#include "markup/comment_html.h"

using domain::BlockKind;

namespace {

// The value as it is compared, or what it must be instead.
std::string normal(BlockKind kind, std::string_view value) {
  const base::Result<std::string> normalised = domain::normalised(kind, value);
  if (normalised) return *normalised;
  const base::Fault& fault = normalised.fault();
  CHECK(fault.code == base::Code::bad_request);
  CHECK(fault.message == "the value cannot be blocked");
  REQUIRE(fault.errors.size() == 1);
  CHECK(fault.errors.front().pointer == "/value");
  return fault.errors.front().message;
}

domain::Comment comment() {
  domain::Comment comment;
  comment.name = "Bob Doe";
  comment.email = "Bob@Mail.example";
  comment.website = "https://site.example/";
  comment.address = "203.0.113.0/24";
  comment.body =
      "Cheap *pills* at text.example, [see](https://link.example/x) "
      "[mail](mailto:a@first.example,b@second.example)";
  comment.html = markup::comment_html(comment.body);
  return comment;
}

// The value of the first block that the comment meets.
std::string met(const std::vector<domain::Block>& blocks) {
  const std::optional<domain::Block> found = domain::first_match(blocks, comment());
  return found ? found->value : "none";
}

bool is_met(BlockKind kind, const std::string& value) {
  return met({{"id", kind, value}}) != "none";
}

}  // namespace

TEST_CASE("a blocked value has one form, whatever is written") {
  const std::string text = "must be a short line of text";
  const std::string network = "must be an IP address or a network like 203.0.113.0/24";
  const std::string email = "must be an e-mail address";
  const std::string host = "must be a domain like example.org";
  const std::string word = "must be a word or a phrase";
  for (const auto& [kind, value, expected] :
       std::vector<std::tuple<BlockKind, std::string, std::string>>{
           {BlockKind::address, " 203.0.113.77\n", "203.0.113.0/24"},
           {BlockKind::address, "203.0.113.77/16", "203.0.0.0/16"},
           {BlockKind::address, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"},
           {BlockKind::address, "2002:cb00:714d::1", "203.0.113.0/24"},
           {BlockKind::address, "nonsense", network},
           {BlockKind::address, "", network},
           {BlockKind::address, "a\nb", text},
           {BlockKind::email, " Bob@MÜNCHEN.example", "bob@xn--mnchen-3ya.example"},
           {BlockKind::email, "@b.org", email},
           {BlockKind::email, "bob", email},
           {BlockKind::email, "bob@", email},
           {BlockKind::domain, "https://Spam.Example:80/x", "spam.example"},
           {BlockKind::domain, "*.spam.example.", "spam.example"},
           {BlockKind::domain, "[2001:DB8::1]", "[2001:db8::1]"},
           {BlockKind::domain, "0xcb007107", "203.0.113.7"},
           {BlockKind::domain, "localhost", host},
           {BlockKind::domain, "a b.org", host},
           {BlockKind::domain, "", host},
           {BlockKind::word, " Cheap,  PILLS! ", " cheap pills "},
           {BlockKind::word, "买发", " 买 发 "},
           {BlockKind::word, "?!", word},
           {BlockKind::word, "", word},
           {BlockKind::word, "a\xFF", text},
           {BlockKind::word, "a\tb", text}}) {
    CHECK_MESSAGE(normal(kind, value) == expected, value);
  }
  std::string longest;
  for (int i = 0; i < 254; ++i) longest += "ü";
  CHECK(normal(BlockKind::word, longest) == " " + longest + " ");
  CHECK(normal(BlockKind::word, longest + "ü") == text);
  CHECK(normal(BlockKind::word, " " + longest + " ") == " " + longest + " ");
}

TEST_CASE("a block is met by each field of a comment that it is about, and by no other") {
  for (const char* network : {"203.0.113.0/24", "203.0.0.0/16"})
    CHECK_MESSAGE(is_met(BlockKind::address, network), network);
  for (const char* network : {"203.0.112.0/24", "203.0.113.0/25", "nonsense", "::/0"})
    CHECK_FALSE_MESSAGE(is_met(BlockKind::address, network), network);
  CHECK(is_met(BlockKind::email, "bob@mail.example"));
  for (const char* email : {"rob@mail.example", "bob@example", "mail.example", ""})
    CHECK_FALSE_MESSAGE(is_met(BlockKind::email, email), email);
  for (const char* host : {"mail.example", "site.example", "text.example", "link.example",
                           "first.example", "second.example", "example", "*.site.example"})
    CHECK_MESSAGE(is_met(BlockKind::domain, host), host);
  for (const char* host : {"www.site.example", "ite.example", "xample", "le", "doe", ""})
    CHECK_FALSE_MESSAGE(is_met(BlockKind::domain, host), host);
  for (const char* word : {" bob doe ", " doe ", " cheap pills at ", " see mail ", " link example ",
                           " x ", " mailto a first example b second example "})
    CHECK_MESSAGE(is_met(BlockKind::word, word), word);
  for (const char* word :
       {" doe cheap ", " mail https ", " site ", " x mailto ", " pill ", " che "})
    CHECK_FALSE_MESSAGE(is_met(BlockKind::word, word), word);
}

TEST_CASE("a comment without an address or e-mail meets no block about them") {
  domain::Comment nobody;
  for (const domain::Block& block :
       {domain::Block{"1", BlockKind::email, ""},
        domain::Block{"2", BlockKind::address, "0.0.0.0/0"},
        domain::Block{"3", BlockKind::domain, ""}, domain::Block{"4", BlockKind::domain, "a.org"}})
    CHECK_FALSE(domain::first_match({block}, nobody));
}

TEST_CASE("the first block that is met is told") {
  const domain::Block miss{"1", BlockKind::word, " casino "};
  const domain::Block word{"2", BlockKind::word, " pills "};
  const domain::Block host{"3", BlockKind::domain, "link.example"};
  CHECK(met({miss, word, host}) == " pills ");
  CHECK(met({host, miss, word}) == "link.example");
  CHECK(met({miss}) == "none");
  CHECK(met({}) == "none");
}

TEST_CASE("kinds of blocks have names") {
  for (const auto& [kind, name] :
       std::vector<std::pair<BlockKind, std::string>>{{BlockKind::address, "address"},
                                                      {BlockKind::email, "email"},
                                                      {BlockKind::domain, "domain"},
                                                      {BlockKind::word, "word"}}) {
    CHECK(domain::name(kind) == name);
    CHECK(domain::block_kind_named(name) == kind);
  }
  CHECK_FALSE(domain::block_kind_named("colour"));
  CHECK_FALSE(domain::block_kind_named(""));
}
