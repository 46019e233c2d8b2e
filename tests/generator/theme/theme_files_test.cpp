// Which files of a theme and of a site are read, and what is said of those that cannot be.
#include <doctest/doctest.h>

#include "theme/i18n_files.h"
#include "theme/small_theme.h"

namespace {

// What loading the theme "small" says of `files`.
std::string said(const base::MemoryFiles& files) {
  base::Report report;
  theme::load(files, "site", theme::named("small"), report);
  return theme::text_of(report);
}

std::string unreadable(const std::string& path) {
  return path + ": error: cannot read this [unreadable-file]\n";
}

std::string unlistable(const std::string& path) {
  return path + ": error: cannot list this [unreadable-file]\n";
}

// The text "greet" in English, after everything that is said of the i18n files.
std::string greeting(const base::MemoryFiles& files, const std::string& theme = "small") {
  base::Report report;
  const auto words = theme::load_words(files, "site", theme, {"en"}, report);
  return theme::text_of(report) + words.of("en").text("greet");
}

}  // namespace

TEST_CASE("a file or folder of a theme that cannot be read is an error") {
  const std::string theme = "site/themes/small/";
  auto files = theme::small_site({});
  files.locked = {theme + "templates/page.mustache"};
  CHECK(said(files).find(unreadable(theme + "templates/page.mustache")) != std::string::npos);
  CHECK(said(files).find("no template \"page\"") != std::string::npos);

  files.locked = {theme + "templates"};
  CHECK(said(files).find(unlistable(theme + "templates")) != std::string::npos);

  files.locked = {theme + "static"};
  CHECK(said(files) == unlistable(theme + "static"));

  files.all[theme + "theme.yaml"] = "name: small\n";
  files.locked = {};
  CHECK(said(files).empty());
  files.locked = {theme + "theme.yaml"};
  CHECK(said(files) == unreadable(theme + "theme.yaml"));

  files.locked = {"site/templates"};
  CHECK(said(files) == unlistable("site/templates"));
}

TEST_CASE("theme.yaml is read when it is there, and must be UTF-8") {
  auto files = theme::small_site({});
  files.all["site/themes/small/theme.yaml"] = "contrakt: 1\n";
  CHECK(said(files).starts_with("themes/small/theme.yaml:1:1: warning: unknown key \"contrakt\""));
  files.all["site/themes/small/theme.yaml"] = "name: \xff\n";
  CHECK(said(files).starts_with("themes/small/theme.yaml:1:7: error:"));
}

TEST_CASE("templates are the files with .mustache, and leftovers of editors are nothing") {
  auto files = theme::small_site({});
  for (const char* other :
       {"site/themes/small/templates/notes.txt", "site/themes/small/templates/wide.mustache.bak",
        "site/templates/tall.mustache~", "site/templates/README",
        "site/themes/small/static/a.css~"})
    files.all[other] = "{{nothing}}";
  files.all["site/themes/small/static/a.css"] = "a";
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  CHECK(theme::text_of(report).empty());
  CHECK(theme.names() ==
        std::vector<std::string>{"404", "home", "page", "section", "taxonomy", "term"});
  REQUIRE(theme.static_files().size() == 1);
  CHECK(theme.static_files().front().name == "a.css");
}

TEST_CASE("the words of a theme are those of its i18n files, and the site has the last word") {
  auto files = theme::small_site({});
  CHECK(greeting(files) == "greet");
  files.all["site/themes/small/i18n/en.yaml"] = "greet: Hello\n";
  CHECK(greeting(files) == "Hello");
  files.all["site/i18n/en.yaml"] = "greet: Good day\n";
  CHECK(greeting(files) == "Good day");
  files.all.erase("site/themes/small/i18n/en.yaml");
  CHECK(greeting(files) == "Good day");
  // A theme that is not there has no words, and loading it reports that.
  CHECK(greeting(files, "none") == "Good day");
}

TEST_CASE("hidden files and leftovers of editors are no words, and other files are named") {
  auto files = theme::small_site({});
  files.all["site/i18n/en.yaml"] = "greet: Hello\n";
  for (const char* other : {".hidden", "en.yaml~", ".DS_Store", "#en.yaml#", "en.yaml.bak"})
    files.all[std::string("site/i18n/") + other] = "greet: {";
  CHECK(greeting(files) == "Hello");
  files.all["site/i18n/en.txt"] = "greet: Hi\n";
  CHECK(greeting(files) ==
        "i18n/en.txt: warning: this file is not read [ignored-file]\n"
        "  hint: translations are YAML: name it i18n/LANGUAGE.yaml\n"
        "Hello");
}

TEST_CASE("an i18n file or folder that cannot be read is an error") {
  auto files = theme::small_site({});
  files.all["site/i18n/en.yaml"] = "greet: Hello\n";
  files.all["site/themes/small/i18n/en.yaml"] = "greet: Hi\n";
  files.locked = {"site/i18n/en.yaml"};
  CHECK(greeting(files) == unreadable("site/i18n/en.yaml") + "Hi");
  files.locked = {"site/themes/small/i18n"};
  CHECK(greeting(files) == unlistable("site/themes/small/i18n") + "Hello");
}
