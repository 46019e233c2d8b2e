#include "policy/domains.h"

#include <doctest/doctest.h>

TEST_CASE("the registrable domain follows the Public Suffix List") {
  CHECK(policy::registrable_domain("a.b.example.org") == "example.org");
  CHECK(policy::registrable_domain("a.example.co.uk") == "example.co.uk");
  CHECK(policy::registrable_domain("me.blogspot.com") == "me.blogspot.com");
  CHECK(policy::registrable_domain("co.uk") == "co.uk");
  CHECK(policy::registrable_domain("203.0.113.7") == "203.0.113.7");
  CHECK(policy::registrable_domain("localhost") == "localhost");
  CHECK(policy::registrable_domain("www.xn--fiqs8s") == "www.xn--fiqs8s");
}

TEST_CASE("a set of domains has the hosts of their owners") {
  const policy::Domains domains({"www.example.org", "github.io", "203.0.113.7"});
  CHECK(domains.contains("example.org"));
  CHECK(domains.contains("blog.example.org"));
  CHECK(domains.contains("any.github.io"));
  CHECK(domains.contains("203.0.113.7"));
  CHECK_FALSE(domains.contains("203.0.113.8"));
  CHECK_FALSE(domains.contains("example.org.evil.com"));
  CHECK_FALSE(domains.contains(""));
  CHECK_FALSE(policy::is_domain("http://example.org"));
  CHECK_FALSE(policy::is_domain("*.example.org"));
  CHECK(policy::is_domain("bücher.example"));
  CHECK(policy::is_domain("example.org."));
  CHECK(policy::is_domain("[2001:db8::1]"));
  for (const char* wrong :
       {"", ".", "a..b", "a b.org", "a@b.org", "a~b.org", "xn--0.org", "1.2.3.999"})
    CHECK_FALSE_MESSAGE(policy::is_domain(wrong), wrong);
  const policy::Domains spelt({"Example.org.", "[2001:DB8::0:1]"});
  CHECK(spelt.contains("example.org"));
  CHECK(spelt.contains("[2001:db8::1]"));
}
