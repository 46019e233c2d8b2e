#include "output/own_redirects.h"

#include <doctest/doctest.h>

#include "../check/memory_site.h"

namespace {

struct Parsed {
  std::vector<output::RedirectRule> rules;
  std::string said;  // line, column and message of each warning, a line each
};

template <class Parse>
Parsed parsed(Parse parse, const std::string& text) {
  base::Report report;
  Parsed result{parse("f", text, report), {}};
  for (const base::Diagnostic& each : report.sorted()) {
    result.said += std::to_string(each.location.line) + ':' + std::to_string(each.location.column) +
                   ": " + each.message + '\n';
    CHECK(each.severity == base::Severity::warning);
    CHECK_FALSE(each.hint.empty());
  }
  return result;
}

Parsed netlify(const std::string& text) { return parsed(output::parse_netlify, text); }
Parsed nginx(const std::string& text) { return parsed(output::parse_nginx, text); }

// Where one rule leads from a path; "-": nowhere.
std::string led(const std::string& line, const std::string& path) {
  const Parsed one = netlify(line);
  REQUIRE(one.rules.size() == 1);
  return output::target_of(one.rules.front(), path).value_or("-");
}

}  // namespace

TEST_CASE("a line of _redirects has addresses, a status and conditions") {
  const Parsed file = netlify(
      "# comment\n\n  /a\t/b  # rest\r\n/c /d 302!\n/e https://x.org/ 200 Country=de,at\n"
      "/s id=:id /t/:id 301\nhttps://old.org/* https://x.org/:splat\n/no /404.html 404\n");
  CHECK(file.said.empty());
  REQUIRE(file.rules.size() == 6);
  CHECK(file.rules[0].from == "/a");
  CHECK(file.rules[0].to == "/b");
  CHECK(file.rules[0].status == 301);
  CHECK(file.rules[1].status == 302);
  CHECK(file.rules[2].is_conditional);
  CHECK(file.rules[3].is_conditional);
  CHECK(file.rules[5].status == 404);
  CHECK(file.rules[1].location.line == 4);
  CHECK(file.rules[1].location.column == 4);
}

TEST_CASE("a line that a server would not understand is a warning at its place") {
  CHECK(netlify("/a\n").said == "1:1: this rule does not say where it leads\n");
  CHECK(netlify("a /b\n").said == "1:1: a rule begins with an old address, and this is none\n");
  CHECK(netlify("/a b\n").said ==
        "1:4: a rule leads to a path or an absolute URL, and this is none\n");
  CHECK(netlify("/a x=y\n").said == "1:4: this rule does not say where it leads\n");
  CHECK(netlify("/a /b 30l\n").said == "1:7: \"30l\" is no status and no condition\n");
  CHECK(netlify("/a /b 99\n").said == "1:7: \"99\" is no status and no condition\n");
  CHECK(netlify("/a /b 301 now\n").said == "1:11: \"now\" is no status and no condition\n");
  CHECK(netlify("/a /:splat\n").said == "1:4: the old address has no :splat to fill in here\n");
  CHECK(netlify("/:y /:x\n").said == "1:5: the old address has no :x to fill in here\n");
  CHECK(netlify("/a/ /a 301\n").said == "1:5: this rule leads to itself\n");
  CHECK(netlify("/a /b\n/a/ /c\n").said ==
        "2:1: a rule above leads on from this address already, so this one never does\n");
  CHECK(netlify("/a /b 302 Language=de\n/a /c\n").said.empty());
  CHECK(netlify("é\n/b/ /c\n").rules.size() == 1);
}

TEST_CASE("an address is led on with its placeholders filled in") {
  CHECK(led("/a /b", "/a/") == "/b");
  CHECK(led("/a/ /b/", "/a") == "/b/");
  CHECK(led("/a /b", "/a/c") == "-");
  CHECK(led("/a /b", "/") == "-");
  CHECK(led("/a/* /b/:splat", "/a/c/d/") == "/b/c/d");
  CHECK(led("/a/* /b/:splat", "/a") == "/b/");
  CHECK(led("/a/* /b/:splat", "/ab") == "-");
  CHECK(led("/:year/:y/x /:y/:year", "/2024/b/x") == "/b/2024");
  CHECK(led("/a%20b /c", "/a b/") == "/c");
  CHECK(led("/* /:splat/x", "/ü") == "/%C3%BC/x");
  CHECK(led("https://old.org/* /:splat", "/a") == "-");
}

TEST_CASE("the map of nginx has quoted words and a semicolon, and ignores letter case") {
  const Parsed file = nginx(
      "# comment\n\"/a b/\" \"/c/\"; '/x\"y' /d; ~^/e/ /f;\ndefault \"\";\n\"/:g/\" \"/h$1\";\n");
  CHECK(file.said.empty());
  REQUIRE(file.rules.size() == 4);
  CHECK(output::target_of(file.rules[0], "/A B/") == "/c/");
  CHECK(output::target_of(file.rules[1], "/x\"y") == "/d");
  CHECK(file.rules[2].is_conditional);
  CHECK_FALSE(output::target_of(file.rules[3], "/other/"));
  CHECK(nginx("/a /b\n/c /d;\n").said ==
        "1:4: this rule does not end with a semicolon, and nginx would not start\n");
  CHECK(nginx("/a /b\n/c /d;\n").rules.size() == 1);
  CHECK(nginx("\"/a /b;\n/c /d;\n").said ==
        "1:1: the quotation marks of this word are not right\n");
  CHECK(nginx("\"/a \"/b\";\n/c /d;\n").rules.size() == 1);
  CHECK(nginx("/a;\n").said == "1:1: a rule has two words, the old address and the new one\n");
  CHECK(nginx("/a /b;\n/A /c;\n").said ==
        "2:1: this address is led on twice, and nginx would not start\n");
}

TEST_CASE("links hold where the author's redirects lead to what is there") {
  const auto site = [](const std::string& rules) {
    return SiteFiles{{"static/_redirects", rules},
                     {"content/a.md", "[x](/old/x) [y](/feed/)\n"},
                     {"content/new/x.md", "# X\n"}};
  };
  CHECK(findings(site("/old/* /new/:splat\n/feed https://other.org/\n")).empty());
  CHECK(findings(site("/old/* /old2/:splat\n/old2/* /new/:splat\n/feed /a/\n")).empty());
  const std::string missing =
      "content/a.md:1:1: there is no page at /old/x | did you mean \"/new/x/\"?\n"
      "content/a.md:1:13: there is no page at /feed/\n";
  CHECK(findings(site("")) == missing);
  CHECK(findings(site("/* /a/ 200\n")) == missing);
  CHECK(findings(site("/* /404.html 404\n")) == missing);
  CHECK(findings(site("/* /new/x/:splat 302 Language=fr\n")) == missing);
  CHECK(findings(site("/old/* /nw/:splat\n/feed /nowhere/\n")) ==
        "content/a.md:1:1: there is no page at /nw/x | did you mean \"/new/x/\"?\n"
        "content/a.md:1:13: there is no page at /nowhere/\n"
        "static/_redirects:2:7: there is no page at /nowhere/\n");
  CHECK(findings(site("/old/* /one\n/one /two\n/two /one\n/feed /a/\n")).find("in a circle") !=
        std::string::npos);
}

TEST_CASE("the index of the rules finds what a walk through all of them finds") {
  output::RedirectFile file;
  file.rules = netlify(
                   "/a/b /1\n/a/* /2/:splat\n/:x/c /3/:x\n/%C3%A9/ /4\n/A/B /5\n/* /6/:splat 302\n"
                   "/z /7\n/a/:y/d /8/:y\n/q /9 404\n/r /10 Country=de\n/a%2Fb /11\n")
                   .rules;
  REQUIRE(file.rules.size() == 11);
  file.rules[4].ignores_case = true;
  output::index_rules(file);
  for (const char* path : {"/", "/a", "/a/", "/a/b", "/a/b/", "/A/b", "/a/B", "/n/c", "/é", "/é/",
                           "/e\u0301", "/z", "/a/n/d", "/q", "/r", "/b", "/a/b/c/d"}) {
    std::optional<std::string> walked;
    for (std::size_t i = 0; i < file.rules.size() && !walked; ++i) {
      if (i != 8 && i != 9) walked = output::target_of(file.rules[i], path);
    }
    CHECK(output::target_of(file, path) == walked);
    CHECK(walked.has_value());
  }
}
