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

// Each rule: its addresses, what is special about it, and the place of the new address.
std::string described(const Parsed& file) {
  std::string text;
  for (const output::RedirectRule& rule : file.rules) {
    const base::Location& place = rule.location;
    text += rule.from + " -> " + rule.to + ' ' + std::to_string(rule.status) +
            (rule.is_conditional ? " conditional" : "") + (rule.ignores_case ? " nocase" : "") +
            " at " + std::to_string(place.line) + ':' + std::to_string(place.column) + '+' +
            std::to_string(place.length) + '\n';
  }
  return text;
}

// The hint of the one warning.
template <class Parse>
std::string hint_of(Parse parse, const std::string& text) {
  base::Report report;
  parse("f", text, report);
  REQUIRE(report.sorted().size() == 1);
  return report.sorted()[0].hint;
}

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

TEST_CASE("every part of a line of _redirects counts") {
  const Parsed file = netlify(
      "/a /b\r\n\t/c\f/d 200! # no more\n#/x /y\n/e#1 /f#2 599\n\n"
      "/g x=:x y=1 /h/:x 302 Country=de Role=a\n/i /j Language=fr\n/k/* /l/:splat 200\n"
      "/m* https://m.org/:splat/\n/n/:y/:m http://n.org/:m?:z 399\n/o /o 400\n/p /p x=1\n/ /q\n"
      "/r /s?u=/:x\n");
  CHECK(file.said.empty());
  CHECK(described(file) ==
        "/a -> /b 301 at 1:4+2\n"
        "/c -> /d 200 at 2:5+2\n"
        "/e#1 -> /f#2 599 at 4:6+4\n"
        "/g -> /h/:x 302 conditional at 6:13+5\n"
        "/i -> /j 301 conditional at 7:4+2\n"
        "/k/* -> /l/:splat 200 at 8:6+9\n"
        "/m* -> https://m.org/:splat/ 301 at 9:5+21\n"
        "/n/:y/:m -> http://n.org/:m?:z 399 at 10:10+18\n"
        "/o -> /o 400 at 11:4+2\n"
        "/p -> /p 301 conditional at 12:4+2\n"
        "/ -> /q 301 at 13:3+2\n"
        "/r -> /s?u=/:x 301 at 14:4+8\n");
}

TEST_CASE(
    "a line of _redirects with a mistake makes no rule, and the hint says how it is written") {
  const std::string whole = "write the old address, the new one and a status: /old/ /new/ 301";
  const std::string status = "write a status such as 301, 302 or 200, then conditions: Country=fr";
  const std::pair<std::string, std::string> lines[] = {
      {"/a", whole},
      {"a /b", whole},
      {"ftp://a.org/ /b", whole},
      {"/a b", whole},
      {"/a x=y", whole},
      {"/a /b 30l", status},
      {"/a /b 199", status},
      {"/a /b 600", status},
      {"/a /b !", status},
      {"/a /b 301!!", status},
      {"/a /b 301 302", status},
      {"/a /b x=1 302", status},
      {"/a /:splat", "end the old address with /*"},
      {"/a x=:x /:y", "write it as a part of the old address: /:y"},
      {"/:y https://b.org/:x/", "write it as a part of the old address: /:x"},
      {"/a/ /a 399", "write where the page is now"},
      {"/ /", "write where the page is now"},
      {"https://a.org/a https://a.org/a/", "write where the page is now"}};
  for (const auto& [line, hint] : lines) {
    CAPTURE(line);
    CHECK(netlify(line).rules.empty());
    CHECK(hint_of(output::parse_netlify, line) == hint);
  }
  CHECK(described(netlify("/a /b\n/a/ /c\n/a /d 302 x=y\n/a2 /c\n")) ==
        "/a -> /b 301 at 1:4+2\n/a2 -> /c 301 at 4:5+2\n");
  CHECK(hint_of(output::parse_netlify, "/a /b\n/a/ /c\n") == "take one of the two out");
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
  CHECK(led("/:x /b/:x", "/") == "-");
  CHECK(led("/* /b/:splat", "/") == "/b/");
  CHECK(led("/a/*/b /c", "/a/*/b") == "/c");
  CHECK(led("/a/*/b /c", "/a/x/b") == "-");
  CHECK(led("/cafe\u0301 /c", "/caf\u00E9") == "/c");
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

TEST_CASE("every statement of the map of nginx counts") {
  const Parsed file = nginx(
      "; ;hostnames;\tvolatile;include /etc/x; default /x;\n"
      "\"/a b\"\n\"/c\" # the first\n;'/d''/e';\n");
  CHECK(file.said ==
        "2:1: this rule does not end with a semicolon, and nginx would not start\n"
        "3:1: a rule has two words, the old address and the new one\n"
        "4:2: the quotation marks of this word are not right\n");
  CHECK(file.rules.empty());
  CHECK(described(nginx("\"/a:*\\\"b\" '/c\\'d' ;/e\\;f\t/g\\\\h\r\n;/k#l /m#n;# /o /p;\n"
                        "~*^/q /r;/s /t$1;/:x/ \"\";\n/u\n")) ==
        "/a%3A%2A%22b -> /c'd 301 nocase at 1:11+7\n"
        "/e;f -> /g\\h 301 nocase at 1:26+5\n"
        "/k%23l -> /m#n 301 nocase at 2:7+4\n"
        "~%2A%5E/q -> /r 301 conditional nocase at 3:7+2\n"
        "/s -> /t$1 301 conditional nocase at 3:13+4\n"
        "/%3Ax/ ->  301 nocase at 3:23+2\n");
}

TEST_CASE("a statement of the map of nginx with a mistake makes no rule") {
  const std::string form = "write \"/old/\" \"/new/\"; with a semicolon at the end";
  const std::pair<std::string, std::string> cases[] = {
      {"/a /b", "1:4: this rule does not end with a semicolon, and nginx would not start\n"},
      {"/a /b /c;", "1:7: a rule has two words, the old address and the new one\n"},
      {"\"/a", "1:1: the quotation marks of this word are not right\n"},
      {"/a '/b\n';", "1:4: the quotation marks of this word are not right\n"},
      {"\"/a\\", "1:1: the quotation marks of this word are not right\n"},
      {"\"/a\"x /b;", "1:1: the quotation marks of this word are not right\n"},
      {"/a \"/b\"", "1:4: this rule does not end with a semicolon, and nginx would not start\n"}};
  for (const auto& [text, message] : cases) {
    CAPTURE(text);
    const Parsed file = nginx(text);
    CHECK(file.rules.empty());
    CHECK(file.said.starts_with(message));
  }
  for (const char* text : {"/a /b", "/a /b /c;", "\"/a"})
    CHECK(hint_of(output::parse_nginx, text) == form);
  CHECK(described(nginx("/a /b;\n/A /c;\n/d /e;")) ==
        "/a -> /b 301 nocase at 1:4+2\n/d -> /e 301 nocase at 3:4+2\n");
  CHECK(hint_of(output::parse_nginx, "/a /b;\n/A /c;\n") ==
        "take one of the two out; letter case makes no difference there");
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

TEST_CASE("names are compared in one form, whichever the rule and the site have") {
  CHECK(led("/\u00E4 /b", "/a\u0308") == "/b");
  CHECK(led("/a\u0308 /b", "/\u00E4") == "/b");
}

TEST_CASE("only the files for the servers that are asked for are read, and must be text") {
  const auto said = [](const std::string& asked, const std::string& file) {
    return findings({{"postil.yaml", "redirects: [" + asked + "]\n"},
                     {file, "/a\n"},
                     {"content/a.md", "# A\n"}});
  };
  CHECK(said("netlify", "static/_redirects").starts_with("static/_redirects:1:1: this rule does"));
  CHECK(said("nginx", "static/_redirects").starts_with("static/_redirects:1:1: this rule does"));
  CHECK(said("nginx", "static/redirects.map").starts_with("static/redirects.map:1:1: this rule"));
  CHECK(said("netlify", "static/redirects.map").empty());
  CHECK(findings({{"postil.yaml", "redirects: [netlify]\n"}, {"static/_redirects", "/\xFF /b\n"}})
            .starts_with("static/_redirects"));
}
