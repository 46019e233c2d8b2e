#include "language/tables.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace language;

namespace {

struct Loaded {
  Loaded(const Sources& sources, const std::vector<std::string>& languages)
      : tables(load(sources, languages, report)) {}
  // All that was said, one a line: "file:line: severity: message".
  std::string said() const {
    std::string text;
    for (const base::Diagnostic& each : report.sorted()) {
      text += each.location.file + ':' + std::to_string(each.location.line) + ": " +
              (each.severity == base::Severity::error ? "error: " : "warning: ") + each.message +
              '\n';
    }
    return text;
  }

  base::Report report;
  Tables tables;
};

bool says(const Loaded& loaded, const std::string& line) {
  return loaded.said().find(line + '\n') != std::string::npos;
}

}  // namespace

TEST_CASE("the built-in words are complete in every language that is built in") {
  const Loaded loaded({}, {"en", "de", "fr", "ar"});
  CHECK(loaded.said().empty());
  CHECK(loaded.tables.of("de").text("posts", 2) == "2 Beiträge");
  CHECK(loaded.tables.of("ar").text("posts", 2) == "مقالتان");
  CHECK(built_in_words().of("en").text("page_number", {{"number", "2"}}) == "Page 2");
}

TEST_CASE("the site's words outdo the theme's, and these Postil's, key by key") {
  const Loaded loaded(
      {{{"t/en.yaml", "posts: '{count} essays'\nmore: More"}}, {{"i18n/en.yaml", "more: Read on"}}},
      {"en"});
  CHECK(loaded.said().empty());
  CHECK(loaded.tables.of("en").text("posts", 3) == "3 essays");
  CHECK(loaded.tables.of("en").text("more") == "Read on");
  CHECK(loaded.tables.of("en").text("tags") == "Tags");
}

TEST_CASE("what a language lacks comes from its parent, the default language and English") {
  const Loaded loaded({{{"t/en.yaml", "a: en\nb: en\nc: en\nd: en"},
                        {"t/de.yaml", "a: de\nb: de\nc: de"},
                        {"t/pt.yaml", "a: pt\nb: pt"},
                        {"t/pt-BR.yaml", "a: pt-BR"}},
                       {}},
                      {"de", "pt-BR"});
  const Strings& strings = loaded.tables.of("pt-br");
  CHECK(strings.text("a") == "pt-BR");
  CHECK(strings.text("b") == "pt");
  CHECK(strings.text("c") == "de");
  CHECK(strings.text("d") == "en");
  CHECK(loaded.said().find("t/pt-BR.yaml:0: warning: \"pt-BR\" has no texts for alert_caution") !=
        std::string::npos);
  CHECK(loaded.said().find(", c, categories, comment_count, comments, d, ") != std::string::npos);
  CHECK(says(loaded, "t/de.yaml:0: warning: \"de\" has no text for d"));
  CHECK(loaded.said().find(", b, ") == std::string::npos);
}

TEST_CASE("a text that fell back keeps the plural rules of its own language") {
  const Loaded loaded({{{"t/en.yaml", "n: {one: one thing, other: '{count} things'}"}}, {}},
                      {"en", "ja"});
  CHECK(loaded.tables.of("ja").text("n", 1) == "one thing");
}

TEST_CASE("a language without any file is one warning, and a site of one language is left alone") {
  const Loaded two({}, {"en", "it"});
  CHECK(two.said() ==
        "i18n/it.yaml:0: warning: the words of the pages in \"it\" are not translated\n");
  CHECK(Loaded({}, {"it"}).said().empty());
}

TEST_CASE("a language that has Postil's own words lacks only those of the theme or the site") {
  const Loaded loaded({{{"t/en.yaml", "more: More\nless: Less"}}, {}}, {"en", "de", "it"});
  CHECK(loaded.said() ==
        "i18n/de.yaml:0: warning: \"de\" has no texts for less, more\n"
        "i18n/it.yaml:0: warning: the words of the pages in \"it\" are not translated\n");
  CHECK(loaded.report.sorted()[0].hint ==
        "write them in this file; until then pages show those of \"en\"");
}

TEST_CASE("mistakes in a file are said at their places") {
  const Loaded loaded({{},
                       {{"i18n/fr.yaml",
                         "posts: {one: x, few: y, other: z}\n"
                         "views: {one: x}\n"
                         "tags: [a]\n"
                         "page_number: 'Page {nubmer}'\n"
                         "home: {\n  other: a}\n"}}},
                      {"en", "fr"});
  CHECK(says(loaded, "i18n/fr.yaml:1: error: \"few\" is no plural form of \"fr\""));
  CHECK(says(loaded, "i18n/fr.yaml:2: error: \"views\" has no form \"other\""));
  CHECK(says(loaded,
             "i18n/fr.yaml:3: error: \"tags\" must be a text, or a map of plural forms, "
             "not a list"));
  CHECK(says(loaded, "i18n/fr.yaml:4: error: nothing is ever filled in for {nubmer}"));
}

TEST_CASE("files that do not count are named") {
  const Loaded loaded(
      {{}, {{"i18n/it.yaml", "a: b"}, {"i18n/xx.yaml", "a: b"}, {"i18n/de.yml", "a: b"}}},
      {"en", "de"});
  CHECK(says(loaded, "i18n/it.yaml:0: warning: \"it\" is no language of this site"));
  CHECK(says(loaded, "i18n/xx.yaml:0: error: \"xx\" is no language"));
  CHECK(says(loaded, "i18n/de.yml:0: warning: this file is not read"));
}

TEST_CASE("a key of the site that nothing shows is a warning with a suggestion") {
  Loaded loaded(
      {{{"t/en.yaml", "read_more: More"}}, {{"i18n/en.yaml", "raed_more: On\nmine: Mine"}}},
      {"en"});
  loaded.tables.report_unused({"mine"}, loaded.report);
  CHECK(loaded.said() == "i18n/en.yaml:1: warning: no template shows \"raed_more\"\n");
  CHECK(loaded.report.sorted()[0].hint == "did you mean \"read_more\"?");
}

TEST_CASE("a wrong form of a plural is told, and a missing one only where the others are right") {
  const auto said = [](const std::string& phrase) {
    return Loaded({{{"t/en.yaml", "notes: " + phrase}}, {}}, {"en"}).said();
  };
  CHECK(said("{one: x, other: y}").empty());
  CHECK(said("{one: x}") == "t/en.yaml:1: error: \"notes\" has no form \"other\"\n");
  CHECK(said("{few: x}") == "t/en.yaml:1: error: \"few\" is no plural form of \"en\"\n");
  CHECK(said("{few: x, other: y}") == "t/en.yaml:1: error: \"few\" is no plural form of \"en\"\n");
}

TEST_CASE("a form that is left empty is that of the other numbers") {
  const Loaded loaded({{{"t/en.yaml", "notes: {one:, other: y}"}}, {}}, {"en"});
  CHECK(loaded.said().empty());
  CHECK(loaded.tables.of("en").text("notes", 1) == "y");
}

TEST_CASE("a file that cannot be read is told, and the others are read") {
  const Loaded loaded({{},
                       {{"i18n/de.yaml", "more: \xFF"},
                        {"i18n/fr.yaml", "a: [b"},
                        {"i18n/en.yaml", "tags: Topics"}}},
                      {"en", "de", "fr"});
  CHECK(loaded.said() ==
        "i18n/de.yaml:1: error: byte 0xFF is not UTF-8\n"
        "i18n/fr.yaml:1: error: this bracket is not closed\n");
  CHECK(loaded.tables.of("en").text("tags") == "Topics");
}

TEST_CASE("a file of another language or format is not read at all") {
  const Loaded site({{},
                     {{"i18n/it.yaml", "tags: [a]"},
                      {"i18n/de.yml", "tags: Falsch"},
                      {"i18n/de.yaml", "more: Mehr"}}},
                    {"en", "de"});
  CHECK(site.said() ==
        "i18n/de.yml:0: warning: this file is not read\n"
        "i18n/it.yaml:0: warning: \"it\" is no language of this site\n");
  CHECK(site.tables.of("de").text("tags") != "Falsch");
  // A theme may have words for more languages than the site.
  CHECK(
      Loaded({{{"t/it.yaml", "tags: [a]"}, {"t/en.yml", "tags: [a]"}}, {}}, {"en"}).said().empty());
}

TEST_CASE("a text for a count shows it, and no text shows what the original lacks") {
  const auto said = [](const std::string& first, const std::string& second) {
    return Loaded({{{"t/de.yaml", first}, {"t/en.yaml", second}}, {}}, {"de", "en"}).said();
  };
  const std::string count =
      "t/en.yaml:1: error: Postil says \"posts\" with a count: this text has no {count}\n";
  CHECK(said("", "posts: essays") == count);
  CHECK(said("", "posts: '{count} essays'").empty());
  CHECK(said("", "posts: {one: one, other: many}").empty());
  CHECK(said("", "tags: Topics").empty());
  CHECK(said("own: '{name}'", "own: '{nmae}'") ==
        "t/de.yaml:1: error: nothing is ever filled in for {name}\n"
        "t/en.yaml:1: error: nothing is ever filled in for {nmae}\n");
  CHECK(said("own: '{name}'", "own: 'by {name}'").empty());
  CHECK(said("own: {one: a, other: b}", "own: '{count} things'").empty());
  CHECK(said("own: x", "own: {one: a, other: '{count} things'}").empty());
}

TEST_CASE("all numbers of a text have the digits of its language") {
  const Loaded loaded({{{"t/ar.yaml", "notes: {other: '{count} of {n}'}\npart: '{n} of {m}'"}}, {}},
                      {"ar"});
  const Strings& strings = loaded.tables.of("ar");
  CHECK(strings.text("notes", 100, {{"n", "25"}}) == "\u0661\u0660\u0660 of \u0662\u0665");
  CHECK(strings.text("part", {{"n", "1"}, {"m", "x2"}}) == "\u0661 of x2");
}
