#include "commands/placeholders.h"

#include <doctest/doctest.h>

#include "base/source_text.h"
#include "content/parse.h"
#include "content/source.h"

namespace {

const commands::Values kValues = {.title = "It's a \"t\": \\x # [y]",
                                  .date = "2024-05-01T10:30:00+02:00",
                                  .name = "t-x",
                                  .section = "posts"};

std::string filled(const std::string& text) {
  base::Report report;
  const auto result = commands::fill_in("archetypes/a.md", text, kValues, report);
  CHECK(report.sorted().empty());
  return result.value_or("nothing");
}

std::string mistakes(const std::string& text) {
  base::Report report;
  CHECK_FALSE(commands::fill_in("archetypes/a.md", text, kValues, report));
  std::string all;
  for (const base::Diagnostic& diagnostic : report.sorted()) all += base::format(diagnostic);
  return all;
}

}  // namespace

TEST_CASE("a placeholder in front matter is quoted as its place asks for") {
  const std::pair<std::string, std::string> lines[] = {
      {"title: {{title}}", R"(title: "It's a \"t\": \\x # [y]")"},
      {"title: {{ title }}  # of {{name}}", R"(title: "It's a \"t\": \\x # [y]"  # of t-x)"},
      {"title: \"A \\\\ {{title}}\"", R"(title: "A \\ It's a \"t\": \\x # [y]")"},
      {"title: 'A ''{{title}}'", R"(title: 'A ''It''s a "t": \x # [y]')"},
      {"title: About {{name}}, again", R"(title: "About t-x, again")"},
      {"date: {{date}}", "date: 2024-05-01T10:30:00+02:00"},
      {"url: /{{section}}/{{name}}/", R"(url: "/posts/t-x/")"},
      {"tags: [{{section}}, b, \"{{name}}\"]", R"(tags: ["posts", b, "t-x"])"},
      {"params: {a: {{name}}, b: {{date}}}", R"(params: {a: "t-x", b: 2024-05-01T10:30:00+02:00})"},
      {"tags:\n  - {{section}}", "tags:\n  - \"posts\""},
      {"{{name}}: x", "\"t-x\": x"},
      {"summary: |\n  The {{title}}\n\n  # {{name}}\nslug: {{name}}",
       "summary: |\n  The It's a \"t\": \\x # [y]\n\n  # t-x\nslug: \"t-x\""},
      {"title: \"A \\\" {{name}}\"", "title: \"A \\\" t-x\""},
      {"a: [\"\\\\\", {{name}}]", "a: [\"\\\\\", \"t-x\"]"},
      {"summary: |  \n  {{name}}\na: {{name}}", "summary: |  \n  t-x\na: \"t-x\""},
      {"a: \n  '{{name}}'", "a: \n  't-x'"},
      {"title: plain # comment", "title: plain # comment"}};
  for (const auto& [line, expected] : lines) {
    CHECK(filled("---\n" + line + "\n---\n") == "---\n" + expected + "\n---\n");
  }
}

TEST_CASE("a list and a quoted text of several lines are filled in as on one line") {
  const std::pair<std::string, std::string> texts[] = {
      {"tags: [\n  {{section}}, {{name}},\n  b]\nslug: {{name}}, x",
       "tags: [\n  \"posts\", \"t-x\",\n  b]\nslug: \"t-x, x\""},
      {"a: {b: [{{name}},\n c],\n  d: {{section}}, e: f}",
       "a: {b: [\"t-x\",\n c],\n  d: \"posts\", e: f}"},
      {"a: \"of\n  {{title}} \\\n  # {{name}}\"\nb: {{name}}",
       "a: \"of\n  It's a \\\"t\\\": \\\\x # [y] \\\n  # t-x\"\nb: \"t-x\""},
      {"a: 'of |\n  {{title}}'\nb: {{name}}", "a: 'of |\n  It''s a \"t\": \\x # [y]'\nb: \"t-x\""}};
  for (const auto& [text, expected] : texts)
    CHECK(filled("---\n" + text + "\n---\n") == "---\n" + expected + "\n---\n");
}

TEST_CASE("a mark of quotation or a bracket within a plain text of several lines opens nothing") {
  const std::pair<std::string, std::string> texts[] = {
      {"a: one\n  'tis\nb: {{title}}", "a: one\n  'tis\nb: \"It's a \\\"t\\\": \\\\x # [y]\""},
      {"a: one\n\n  'tis\nb: {{name}}, x", "a: one\n\n  'tis\nb: \"t-x, x\""},
      {"a: one\n  [two\n  'three\nb: {{name}}, x", "a: one\n  [two\n  'three\nb: \"t-x, x\""},
      {"- a: one\n  b:\n    - {{name}}\n  c: ['{{name}}']",
       "- a: one\n  b:\n    - \"t-x\"\n  c: ['t-x']"},
      // The next item continues no text: it is not indented more.
      {"tags:\n  - one\n  - '{{title}}'\n  - two\n  - [{{name}}]",
       "tags:\n  - one\n  - 'It''s a \"t\": \\x # [y]'\n  - two\n  - [\"t-x\"]"}};
  for (const auto& [text, expected] : texts)
    CHECK(filled("---\n" + text + "\n---\n") == "---\n" + expected + "\n---\n");
}

TEST_CASE("a text of several lines ends where its indentation ends") {
  CHECK(filled("---\na:\n  b: >-\n    {{title}}\n  c: {{name}}\nd: |2+\n\n   {{name}}\ne: x| \n"
               "  {{name}}\nf: x |1\n {{name}}\n---\n") ==
        "---\na:\n  b: >-\n    It's a \"t\": \\x # [y]\n  c: \"t-x\"\nd: |2+\n\n   t-x\ne: x| \n"
        "  \"t-x\"\nf: x |1\n t-x\n---\n");
}

TEST_CASE("whatever the title, the new page says it as it is") {
  for (const char* title : {"a: b", "- x", "'", "\"", "\\", "null", "#", "余白", "[a]", "{{title}}",
                            "a\\", "%x", "@", "true", "x: \"y\" 'z' #"}) {
    CAPTURE(title);
    commands::Values values = kValues;
    values.title = title;
    for (const char* line :
         {"title: {{title}}", "title: \"{{title}}\"", "title: '{{title}}' # {{date}}"}) {
      base::Report report;
      const auto text =
          commands::fill_in("a.md", "---\n" + std::string(line) + "\n---\n", values, report);
      REQUIRE(text);
      const auto parsed =
          content::parse(content::source_of("content/a.md", "content/"), *text, {}, report);
      REQUIRE(parsed);
      CHECK(parsed->preamble.own.values.title == title);
      CHECK(report.sorted().empty());
    }
  }
}

TEST_CASE("in the text values stand as they are, and shortcodes are left alone") {
  CHECK(filled("---\n---\n# {{title}}\n{{< x >}} {{% y %}} {{name}}") ==
        "---\n---\n# It's a \"t\": \\x # [y]\n{{< x >}} {{% y %}} t-x");
  for (const char* cut : {"a {{<", "a {{%", "a {", "a {{< x"}) CHECK(filled(cut) == cut);
  CHECK(filled("{{name}}: {{date}}") == "t-x: 2024-05-01T10:30:00+02:00");
}

TEST_CASE("front matter that is not closed is named, and nothing is filled in") {
  CHECK(mistakes("---\ntitle: {{title}}\n").starts_with("archetypes/a.md:1:1: error: "));
  CHECK(mistakes("a {{").starts_with("archetypes/a.md:1:3: error: this placeholder is not closed"));
}

TEST_CASE("an unknown placeholder and one that is not closed are named at their places") {
  CHECK(mistakes("---\ntitle: {{ .Title }}\nx: {{tilte}}\n---\n{{\n{{ replace }}\n") ==
        "archetypes/a.md:2:8: error: there is no placeholder \".Title\" [unknown-placeholder]\n"
        "  2 | title: {{ .Title }}\n"
        "    |        ^~~~~~~~~~~~\n"
        "  hint: did you mean \"title\"?\n"
        "archetypes/a.md:3:4: error: there is no placeholder \"tilte\" [unknown-placeholder]\n"
        "  3 | x: {{tilte}}\n"
        "    |    ^~~~~~~~~\n"
        "  hint: did you mean \"title\"?\n"
        "archetypes/a.md:5:1: error: this placeholder is not closed [unknown-placeholder]\n"
        "  5 | {{\n"
        "    | ^~\n"
        "  hint: write {{title}}\n"
        "archetypes/a.md:6:1: error: there is no placeholder \"replace\" [unknown-placeholder]\n"
        "  6 | {{ replace }}\n"
        "    | ^~~~~~~~~~~~~\n"
        "  hint: there are {{title}}, {{date}}, {{name}} and {{section}}\n");
}
