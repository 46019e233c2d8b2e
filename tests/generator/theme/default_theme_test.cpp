#include <doctest/doctest.h>

#include "theme/small_theme.h"
#include "theme/words.h"

TEST_CASE("the default theme is part of the program and has no mistake") {
  const base::MemoryFiles no_files;
  base::Report report;
  const auto theme =
      theme::load(no_files, ".",
                  {.theme = "default",
                   .options = {},
                   .words = theme::load_words(no_files, ".", "default", {"en"}, report)},
                  report);
  CHECK(theme::text_of(report) == "");
  CHECK(theme.has("page"));
  CHECK_FALSE(theme.static_files().empty());
}

TEST_CASE("a folder themes/default takes the place of the default theme as a whole") {
  base::MemoryFiles files;
  files.all["site/themes/default/templates/page.mustache"] = "mine";
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("default"), report);
  CHECK(theme.names() == std::vector<std::string>{"page"});
  CHECK(report.errors() == 5);
}
