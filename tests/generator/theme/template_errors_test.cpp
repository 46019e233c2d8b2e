#include <doctest/doctest.h>

#include "theme/small_theme.h"

using theme::complaints;

TEST_CASE("a correct theme is loaded without a diagnostic") { CHECK(complaints({}) == ""); }

TEST_CASE("an unclosed section is an error at its opening tag") {
  CHECK(complaints({{"page", "<p>\n  {{#pages}}{{title}}\n"}}) ==
        "themes/small/templates/page.mustache:2:3: error: section \"pages\" is not closed "
        "[template-syntax]\n"
        "  2 |   {{#pages}}{{title}}\n"
        "    |   ^~~~~~~~~~\n"
        "  hint: add {{/pages}}\n");
}

TEST_CASE("a closing tag with a wrong name names the open section and its line") {
  CHECK(complaints({{"page", "{{#pages}}\n{{title}}\n{{/page}}\n"}}) ==
        "themes/small/templates/page.mustache:3:1: error: {{/page}} stands where {{/pages}} is due "
        "[template-syntax]\n"
        "  3 | {{/page}}\n"
        "    | ^~~~~~~~~\n"
        "  hint: section \"pages\" was opened in line 1\n");
}

TEST_CASE("crossed sections name the inner one") {
  CHECK(complaints({{"page", "{{#pages}}{{#has_date}}{{/pages}}"}})
            .find("section \"has_date\" is not closed") != std::string::npos);
}

TEST_CASE("a stray closing tag is an error") {
  CHECK(complaints({{"page", "a {{/pages}} b"}}) ==
        "themes/small/templates/page.mustache:1:3: error: {{/pages}} closes a section that was "
        "never opened [template-syntax]\n"
        "  1 | a {{/pages}} b\n"
        "    |   ^~~~~~~~~~\n");
}

TEST_CASE("a tag that is not closed is an error where it begins") {
  const char* const kMessage =
      "page.mustache:2:2: error: this tag is not closed [template-syntax]\n";
  CHECK(complaints({{"page", "<p>\n {{page.title <p>"}}).find(kMessage) != std::string::npos);
  CHECK(complaints({{"page", "<p>\n {{page.title <p> {{page.url}}"}}).find(kMessage) !=
        std::string::npos);
  CHECK(complaints({{"page", "<p>\n {{{page.content}} <p> {{{page.content}}}"}}).find(kMessage) !=
        std::string::npos);
  CHECK(complaints({{"page", "<p>\n {{! never ends"}}).find(kMessage) != std::string::npos);
}

TEST_CASE("a tag without a name is an error") {
  CHECK(complaints({{"page", "a{{ }}"}}) ==
        "themes/small/templates/page.mustache:1:2: error: this tag has no name [template-syntax]\n"
        "  1 | a{{ }}\n"
        "    |  ^~~~~\n");
  for (const char* other : {"{{#}}", "{{{ }}}", "{{>}}", "{{&}}"}) {
    CAPTURE(other);
    CHECK(
        complaints({{"page", other}})
            .starts_with("themes/small/templates/page.mustache:1:1: error: this tag has no name"));
  }
}

TEST_CASE("other delimiters are refused") {
  CHECK(complaints({{"page", "{{=<% %>=}}"}}) ==
        "themes/small/templates/page.mustache:1:1: error: the delimiters {{ and }} cannot be "
        "changed [template-syntax]\n"
        "  1 | {{=<% %>=}}\n"
        "    | ^~~~~~~~~~~\n");
}

TEST_CASE("inheritance by blocks is refused with a hint to extends") {
  for (const std::string text : {"{{$title}}", "{{<title}}"}) {
    CHECK(complaints({{"page", text}}) ==
          "themes/small/templates/page.mustache:1:1: error: templates do not inherit by blocks "
          "[template-syntax]\n"
          "  1 | " +
              text +
              "\n    | ^~~~~~~~~~\n"
              "  hint: begin the template with {{! extends: base }}, and put {{{body}}} into "
              "templates/base.mustache\n");
  }
}

TEST_CASE("an unknown partial is an error with the nearest name") {
  CHECK(complaints({{"page", "{{> crad }}"}, {"partials/card", "x"}}) ==
        "themes/small/templates/page.mustache:1:5: error: there is no partial \"crad\" "
        "[missing-template]\n"
        "  1 | {{> crad }}\n"
        "    |     ^~~~\n"
        "  hint: did you mean \"card\"?\n");
}

TEST_CASE("an unknown partial without a similar name gets its file name as a hint") {
  CHECK(complaints({{"page", "{{>something}}"}})
            .find("a partial is the file templates/partials/something.mustache") !=
        std::string::npos);
}

// Plain kainjow crashes with SIGSEGV here.
TEST_CASE("a partial that includes itself is an error") {
  CHECK(complaints({{"page", "{{>a}}"}, {"partials/a", "x\n{{>a}}\n"}})
            .find("partials/a.mustache:2:4: error: partial \"a\" includes itself") !=
        std::string::npos);
  CHECK(complaints({{"page", "{{>a}}"}, {"partials/a", "{{>b}}"}, {"partials/b", "{{>a}}"}})
            .find("hint: a → b → a") != std::string::npos);
}

TEST_CASE("a mistake in a partial is reported once, in its own file") {
  CHECK(complaints({{"home", "{{>a}}"}, {"page", "{{>a}}{{>a}}"}, {"partials/a", "{{titel}}"}}) ==
        "themes/small/templates/partials/a.mustache:1:3: error: there is no \"titel\" here "
        "[unknown-template-name]\n"
        "  1 | {{titel}}\n"
        "    |   ^~~~~\n");
}

TEST_CASE("an unused partial is checked, too") {
  CHECK(complaints({{"partials/unused", "{{#a}}"}}).find("section \"a\" is not closed") !=
        std::string::npos);
}

TEST_CASE("all mistakes of a theme are reported in one run") {
  const std::string text =
      complaints({{"home", "{{titel}}\n{{#pages}}"}, {"page", "{{>none}}\n{{page.titel}}"}});
  for (const char* place :
       {"home.mustache:1:3", "home.mustache:2:1", "page.mustache:1:4", "page.mustache:2:8"}) {
    CHECK_MESSAGE(text.find(place) != std::string::npos, place);
  }
}

TEST_CASE("partials that double the nodes at each level are refused") {
  theme::FileMap files = {{"page", "{{>p0}}"}, {"partials/p30", "x"}};
  for (int i = 0; i < 30; ++i) {
    const std::string next = "{{>p" + std::to_string(i + 1) + "}}";
    files["partials/p" + std::to_string(i)] = next + next;
  }
  CHECK(complaints(files).find("page.mustache: error: this template is too large") !=
        std::string::npos);
}

TEST_CASE("sections that are nested too deeply are refused") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "{{#pages}}";
  CHECK(complaints({{"page", text}}).find("sections are nested deeper than 100") !=
        std::string::npos);
}

TEST_CASE("sections and partials may be nested 100 deep and no deeper") {
  const auto sections = [](int depth) {
    std::string open;
    std::string closed;
    for (int i = 0; i < depth; ++i) {
      open += "{{#pages}}";
      closed += "{{/pages}}";
    }
    return complaints({{"page", open + closed}});
  };
  CHECK(sections(100).empty());
  CHECK(sections(101).find("sections are nested deeper than 100 [too-large]") != std::string::npos);
  const auto partials = [](int depth) {
    theme::FileMap files = {{"page", "{{>p1}}"}, {"partials/p" + std::to_string(depth), "x"}};
    for (int i = 1; i < depth; ++i)
      files["partials/p" + std::to_string(i)] = "{{>p" + std::to_string(i + 1) + "}}";
    return complaints(files);
  };
  CHECK(partials(100).empty());
  CHECK(partials(101).find("p100.mustache:1:4: error: partials are nested deeper than 100 ") !=
        std::string::npos);
}

TEST_CASE("sections that are nested too deeply through partials are refused, too") {
  std::string open;
  std::string closed;
  for (int i = 0; i < 60; ++i) {
    open += "{{#pages}}";
    closed += "{{/pages}}";
  }
  CHECK(complaints({{"page", open + "{{> p}}" + closed}, {"partials/p", open + "x" + closed}})
            .find("nests sections deeper than 100") != std::string::npos);
}

TEST_CASE("a chain of partials that is too long is refused") {
  theme::FileMap files = {{"page", "{{>p0}}"}};
  for (int i = 0; i < 5'000; ++i) {
    files["partials/p" + std::to_string(i)] = "{{>p" + std::to_string(i + 1) + "}}";
  }
  CHECK(complaints(files).find("partials are nested deeper than 100") != std::string::npos);
}

TEST_CASE("a template that is not UTF-8 is an error at the invalid byte") {
  CHECK(complaints({{"page", "a\nb \xff"}}).find("templates/page.mustache:2:3: error:") !=
        std::string::npos);
}

TEST_CASE("a comment that nearly extends a template is a warning, and any other is none") {
  const std::string begin =
      "themes/small/templates/page.mustache:1:1: warning: this comment extends nothing "
      "[template-syntax]\n";
  for (const char* near : {"{{! extends base }}x", "{{!extend base}}x", "{{! extend: base }}x",
                           "{{! extends\n base }}x"}) {
    CAPTURE(near);
    const std::string said = complaints({{"page", near}});
    CHECK(said.starts_with(begin));
    CHECK(said.find("  hint: write {{! extends: base }}\n") != std::string::npos);
  }
  for (const char* other : {"{{! a note }}x", "{{! note }}x", "{{! extends it all }}x", "{{!}}x",
                            "x{{! extends base }}"}) {
    CAPTURE(other);
    CHECK(complaints({{"page", other}}).empty());
  }
}
