#include "check/links.h"

#include <doctest/doctest.h>

#include "memory_site.h"

TEST_CASE("links by source path, by address, and to files hold") {
  CHECK(findings({{"content/posts/a.md",
                   "# A\n\n## Part\n\n[b](b.md) [b](../posts/b.md#more) [b](@/posts/b.md?x=1#more) "
                   "[b](/posts/b.md) [b](/posts/b/#more) [b](/posts/b) [own](#part) [top](#top) "
                   "[home](/) [list](/posts/) [feed](/robots.txt) [file](notes.txt) "
                   "![p](plot.png) ![p](/posts/plot.png) [style](/css/main.css) "
                   "[other](https://example.org/x) [mail](mailto:a@example.org) "
                   "[rest](../b/#:~:text=x)\n"},
                  {"content/posts/b.md", "# B\n\nText <span id=\"more\"></span> [main](#main)\n"},
                  {"content/posts/plot.png", "png"},
                  {"content/posts/notes.txt", "txt"}}) == "");
}

TEST_CASE("a link to a source that is not there names the one that was meant") {
  CHECK(findings({{"content/posts/a.md",
                   "---\ntitle: A\n---\nSee [b](bb.md) and\n[c](@/pots/b.md#x).\n"},
                  {"content/posts/b.md", "# B\n"},
                  {"content/notes/c.md", "[b](b.md \"title\")\n"}}) ==
        "content/notes/c.md:1:1: there is no file content/notes/b.md | "
        "did you mean \"../posts/b.md\"?\n"
        "content/posts/a.md:4:5: there is no file content/posts/bb.md | did you mean \"b.md\"?\n"
        "content/posts/a.md:5:1: there is no file content/pots/b.md | "
        "did you mean \"@/posts/b.md#x\"?\n");
}

TEST_CASE("a broken address, picture or file is named at its line and column") {
  CHECK(findings({{"content/posts/a.md",
                   "# A\n\n[b](/posts/bb/)\n\n> - ![é](polt.png) [x](/nowhere.pdf)\n\n[c]: "
                   "../cc/\n\n[c]\n"},
                  {"content/posts/b.md", "# B\n"},
                  {"content/posts/c.md", "# C\n"},
                  {"content/posts/plot.png", "png"}}) ==
        "content/posts/a.md:3:1: there is no page at /posts/bb/ | did you mean \"/posts/b/\"?\n"
        "content/posts/a.md:5:5: there is no image at /posts/a/polt.png | did you mean "
        "\"plot.png\"?\n"
        "content/posts/a.md:5:20: there is no file at /nowhere.pdf\n"
        "content/posts/a.md:9:1: there is no page at /posts/cc/ | did you mean \"/posts/c/\"?\n");
}

TEST_CASE("an anchor must be in the page that it is of") {
  CHECK(
      findings(
          {{"content/a.md", "# A\n\n## Über uns\n\n[x](#uber-uns) [y](b.md#partt) [z](/b/#part)\n"},
           {"content/b.md", "# B\n\n## Part {#part}\n\n[up](a.md#%C3%BCber-uns) [a](#a)\n"}}) ==
      "content/a.md:5:1: this page has no heading or id \"uber-uns\" | "
      "did you mean \"#über-uns\"?\n"
      "content/a.md:5:16: /b/ has no heading or id \"partt\" | did you mean \"#part\"?\n"
      "content/b.md:5:26: this page has no heading or id \"a\"\n");
}

TEST_CASE("addresses with signs of URLs are found by file and by their escapes") {
  CHECK(findings({{"content/a.md",
                   "[f](<posts/C%23 100%2541 what%3F.md>) "
                   "[u](/p/C%23%20100%2541%20what%3F/) [s](posts/%25.md) [t](/p/%25/) "
                   "[o](/old/%23%2541/)\n"},
                  {"content/posts/C# 100%41 what?.md",
                   "---\nurl: /p/C%23 100%2541 what%3F/\naliases: [/old/%23%2541/]\n---\n"
                   "[a](../a.md)\n"},
                  {"content/posts/%.md", "---\nurl: /p/%25/\n---\n# P\n"}}) == "");
}

TEST_CASE("a link to a page that is held back says why") {
  const SiteFiles site = {{"content/a.md", "[d](draft.md) [f](/future/) [e](@/expired.md)\n"},
                          {"content/draft.md", "---\ndraft: true\n---\n"},
                          {"content/future.md", "---\ndate: 2030-01-02\n---\n"},
                          {"content/expired.md", "---\nexpiry_date: 2020-01-01\n---\n"}};
  CHECK(
      findings(site) ==
      "content/a.md:1:1: this page is held back: content/draft.md is a draft | publish it without "
      "`draft`, or take the link out; -D builds it\n"
      "content/a.md:1:15: this page is held back: content/future.md is not published before "
      "2030-01-02 | until then take the link out; -F builds it\n"
      "content/a.md:1:29: this page is held back: content/expired.md has expired | take the link "
      "out, or give the page a later `expiry_date`\n");
  CHECK(findings(site, {.drafts = true, .future = true, .expired = true}) == "");
}

TEST_CASE("a file with a mistake of its own is not said to be missing") {
  CHECK(findings({{"content/a.md", "[b](b.md)\n"}, {"content/b.md", "---\ntitle: [\n---\n"}})
            .find("content/a.md") == std::string::npos);
}

TEST_CASE("empty links and pictures are named") {
  CHECK(findings({{"content/a.md", "[x]() ![y](<>)\n"}}) ==
        "content/a.md:1:1: this link leads nowhere | write where it leads: [text](page.md)\n"
        "content/a.md:1:7: this image has no address | write where it lies: ![text](file.png)\n");
}

TEST_CASE("addresses below the path of base_url are the site's, those beside it are not") {
  CHECK(findings({{"postil.yaml", "base_url: https://example.org/blog/\n"},
                  {"content/a.md",
                   "[x](https://example.org/blog/b/) [y](https://example.org/blog/bb/) "
                   "[z](https://example.org/other/) [w](/b/) [v](https://example.org/blog)\n"},
                  {"content/b.md", "# B\n"}}) ==
        "content/a.md:1:34: there is no page at /bb/ | did you mean \"/b/\"?\n");
}

TEST_CASE("an old address leads on, its anchor too") {
  CHECK(findings({{"content/a.md", "[x](/old/#part) [y](/old/#prat)\n"},
                  {"content/b.md", "---\naliases: [/old/]\n---\n## Part\n"}}) ==
        "content/a.md:1:17: /b/ has no heading or id \"prat\" | did you mean \"#part\"?\n");
}

TEST_CASE("menu items and the picture of a page are looked at, too") {
  CHECK(findings({{"postil.yaml",
                   "menus:\n  main:\n    - {name: B, url: /bb/}\n    - {name: A, url: /a/}\n"},
                  {"content/a.md", "---\nimage: cover.jpg\n---\n"},
                  {"content/b.md", "# B\n"}}) ==
        "content/a.md:2:8: there is no image at /a/cover.jpg\n"
        "postil.yaml:3:7: there is no page at /bb/ | did you mean \"/b/\"?\n");
}

TEST_CASE("the site is read from its own folder when there is no content/") {
  CHECK(findings({{"a.md", "[b](b.md) [b](@/b.md) [c](c.md)\n"}, {"b.md", "# B\n"}}) ==
        "a.md:1:23: there is no file c.md\n");
}

TEST_CASE("of thousands of broken anchors only the first ones get a suggestion") {
  std::string text;
  for (int i = 1000; i < 1500; ++i) {
    const std::string number = std::to_string(i);
    text += "[x](#chaptr-" + number + ")\n\n## Chapter " + number + "\n\n";
  }
  const std::string all = findings({{"content/a.md", text}});
  CHECK(all.find("\"chaptr-1000\" | did you mean \"#chapter-1000\"?\n") != std::string::npos);
  CHECK(all.find("no heading or id \"chaptr-1499\"\n") != std::string::npos);
}

TEST_CASE("ids that a template makes in part are taken for granted") {
  SiteFiles site = {{"content/a.md", "[x](#note-7) [y](#other-7)\n"}};
  site["templates/page.mustache"] =
      "{{! extends: base }}\n{{#page.toc}}<i "
      "id=\"note-{{id}}\"></i>{{/page.toc}}{{{page.content}}}\n";
  CHECK(findings(site) == "content/a.md:1:14: this page has no heading or id \"other-7\"\n");
}

TEST_CASE("`ref` finds a page as Hugo does, and says when it finds none or several") {
  const SiteFiles site = {
      {"content/posts/a.md",
       "[1]({{< ref \"b\" >}}) [2]({{< ref \"/notes/c.md#part\" >}}) [3]({{< relref \"c\" >}}) "
       "[4]({{< ref \"trip\" >}}) [5]({{< ref \"/notes\" >}}) [6]({{< ref \"#own\" >}})\n\n## "
       "Own\n"},
      {"content/posts/b.md",
       "{{< ref \"bb.md\" >}}\n[x]({{< ref \"twice.md#y\" >}})\n{{< ref >}} {{< ref \"c#prat\" "
       ">}}\n"},
      {"content/notes/_index.md", "# Notes\n"},
      {"content/notes/c.md", "## Part\n"},
      {"content/notes/twice.md", "# One\n"},
      {"content/posts/trip/index.md", "# Trip\n"},
      {"content/other/twice.md", "# Two\n"}};
  CHECK(
      findings(site) ==
      "content/posts/b.md:1:1: there is no page \"bb.md\" for this `ref` | did you mean \"b.md\"?\n"
      "content/posts/b.md:2:1: \"twice.md#y\" may be content/notes/twice.md or "
      "content/other/twice.md | say which: ref \"/notes/twice.md\"\n"
      "content/posts/b.md:3:1: this `ref` names no page | write {{< ref \"page.md\" >}}\n"
      "content/posts/b.md:3:13: /notes/c/ has no heading or id \"prat\" | did you mean "
      "\"#part\"?\n");
}

TEST_CASE(
    "addresses in raw HTML are those of the files that they name, and broken ones are named") {
  CHECK(
      findings({{"content/posts/a.md",
                 "<a href=\"b.md#top\">b</a> <a href='@/posts/b.md'>b</a> <img src=plot.png> <img "
                 "srcset=\"plot.png 1x, /posts/plot.png 2x\"> <video src=\"../b/\"></video>\n"},
                {"content/posts/b.md", "# B\n"},
                {"content/posts/plot.png", "png"}}) == "");
  CHECK(findings({{"content/posts/a.md",
                   "See <a href=\"bb.md\">b</a>, <a href=\"#x\">x</a>\n\n> <img class=a\n>  "
                   "src=\"polt.png\">\n\n- <img srcset=\"plot.png 1x, no.png 2x\">\n"},
                  {"content/posts/b.md", "# B\n"},
                  {"content/posts/plot.png", "png"}}) ==
        "content/posts/a.md:1:5: there is no file content/posts/bb.md | did you mean \"b.md\"?\n"
        "content/posts/a.md:1:28: this page has no heading or id \"x\"\n"
        "content/posts/a.md:4:9: there is no image at /posts/a/polt.png | did you mean "
        "\"plot.png\"?\n"
        "content/posts/a.md:6:3: there is no image at /posts/a/no.png\n");
}

TEST_CASE("an address with the path of base_url leads where it says, unless both are there") {
  const std::string configuration = "base_url: https://example.org/blog/\n";
  CHECK(findings({{"postil.yaml", configuration + "menus: {main: [{name: B, url: /blog/b/}]}\n"},
                  {"content/a.md",
                   "---\nimage: {src: /blog/x.png, alt: x}\n---\n[b](/blog/b/) [b](/blog/b#b) "
                   "[home](/blog/) [home](/blog) ![x](/blog/x.png) <a href=\"/blog/b.md\">b</a> "
                   "<img src=\"/blog/x.png\" alt=\"\">\n"},
                  {"content/b.md", "# B\n\n## b\n"},
                  {"static/x.png", "png"}}) == "");
  CHECK(findings({{"postil.yaml", configuration},
                  {"content/a.md", "[c](/blog/c/) [d](/blog/d/)\n"},
                  {"content/blog/c.md", "# C\n"},
                  {"content/c.md", "# C\n"}}) ==
        "content/a.md:1:15: there is no page at /blog/d/\n");
}

TEST_CASE("a suggested path has the escapes that a link needs") {
  CHECK(findings({{"static/img/Trip%20883.jpg", "jpg"},
                  {"content/a.md", "# A\n\n![x](/img/Trip%20883.jpg)\n"}}) ==
        "content/a.md:3:1: there is no image at /img/Trip 883.jpg | did you mean "
        "\"/img/Trip%2520883.jpg\"?\n");
  CHECK(findings({{"content/100%25 sure.md", "# A\n"},
                  {"content/a.md", "# A\n\n[x](<100%25 sure.md>)\n"}}) ==
        "content/a.md:3:1: there is no file content/100% sure.md | did you mean "
        "\"100%2525%20sure.md\"?\n");
  CHECK(findings(
            {{"static/c# notes.pdf", "pdf"}, {"content/a.md", "# A\n\n[x](/c%23%20nots.pdf)\n"}}) ==
        "content/a.md:3:1: there is no file at /c# nots.pdf | did you mean "
        "\"/c%23%20notes.pdf\"?\n");
}

TEST_CASE("`ref` finds a bundle by the name of its folder, and names in any form") {
  CHECK(findings({{"content/posts/a.md",
                   "[1]({{< ref \"trip\" >}}) [2]({{< ref \"cafe\u0301\" >}}) [3]({{< ref "
                   "\"lists\" >}})\n"},
                  {"content/far/trip/index.md", "# Trip\n"},
                  {"content/far/lists/_index.md", "# Lists\n"},
                  {"content/far/caf\u00E9.md", "# C\n"}}) == "");
}

TEST_CASE("the author's own redirects have to lead somewhere, unless they are filled in") {
  const std::string rules =
      "/1 /b/\n/2 /bb/\n/3 https://example.org/blog/bb/?to=/:x\n/4 /blog/bb/?all=*\n"
      "/5/:x /blog/cc/:x\n/6/* /blog/cc/:splat\n/7 /.netlify/cc\n/8 https://example.com/cc/\n"
      "/9 /blog/b/\n";
  CHECK(findings({{"postil.yaml", "base_url: https://example.org/blog/\n"},
                  {"content/b.md", "# B\n"},
                  {"static/_redirects", rules}}) ==
        "static/_redirects:3:4: there is no page at /bb/ | did you mean \"/b/\"?\n"
        "static/_redirects:4:4: there is no page at /bb/ | did you mean \"/b/\"?\n");
}

TEST_CASE("each item of a menu is looked at, whatever the items before it lead to") {
  CHECK(findings({{"postil.yaml",
                   "menus:\n  main:\n    - {name: A, url: /a/}\n    - {name: B, url: /bb/}\n"
                   "    - {name: C, url: /cc/}\n"},
                  {"content/a.md", "# A\n"}}) ==
        "postil.yaml:4:7: there is no page at /bb/\n"
        "postil.yaml:5:7: there is no page at /cc/\n");
}

TEST_CASE("a file that is not there is looked for beside the text that names it") {
  CHECK(findings({{"content/posts/a.md",
                   "[n](nots.txt) ![p](polt.png) [n](/posts/nots.txt) [x](#nots.txt)\n"},
                  {"content/posts/plot.png", "png"},
                  {"content/posts/notes.txt", "txt"}}) ==
        "content/posts/a.md:1:1: there is no file at /posts/a/nots.txt | did you mean "
        "\"notes.txt\"?\n"
        "content/posts/a.md:1:15: there is no image at /posts/a/polt.png | did you mean "
        "\"plot.png\"?\n"
        "content/posts/a.md:1:30: there is no file at /posts/nots.txt | did you mean "
        "\"/posts/notes.txt\"?\n"
        "content/posts/a.md:1:51: this page has no heading or id \"nots.txt\"\n");
}
