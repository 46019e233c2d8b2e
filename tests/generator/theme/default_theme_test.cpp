#include <doctest/doctest.h>

#include "theme/built_in.h"
#include "theme/i18n_files.h"
#include "theme/small_theme.h"

TEST_CASE("the built-in themes have no mistakes") {
  const base::MemoryFiles no_files;
  for (const std::string_view name : theme::built_in_themes()) {
    CAPTURE(name);
    base::Report report;
    const theme::Settings settings = {
        .theme = std::string(name),
        .options = {},
        .words = theme::load_words(no_files, ".", std::string(name), {"en"}, report)};
    const auto theme = theme::load(no_files, ".", settings, report);
    CHECK(theme::text_of(report) == "");
    CHECK(theme.has("page"));
    CHECK_FALSE(theme.static_files().empty());
  }
}

TEST_CASE("a misspelt name of a built-in theme gets the right name as a hint") {
  const base::MemoryFiles no_files;
  base::Report report;
  theme::load(no_files, ".", theme::named("plian"), report);
  CHECK(theme::text_of(report).find("hint: did you mean \"plain\"?") != std::string::npos);
}

TEST_CASE("a folder themes/default replaces the whole default theme") {
  base::MemoryFiles files;
  files.all["site/themes/default/templates/page.mustache"] = "mine";
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("default"), report);
  CHECK(theme.names() == std::vector<std::string>{"page"});
  CHECK(report.errors() == 5);
}
