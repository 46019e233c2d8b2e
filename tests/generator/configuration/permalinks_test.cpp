#include "configuration/permalinks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

TEST_CASE("a pattern is cut into tokens and the text between") {
  std::string shown;
  for (const auto& part : configuration::permalink_parts("/:year/x-:slug.html"))
    shown += (part.is_token ? "<" + std::string(part.text) + ">" : std::string(part.text)) + "@" +
             std::to_string(part.offset) + ' ';
  CHECK(shown == "/@0 <year>@1 /x-@6 <slug>@9 .html@14 ");
  CHECK(configuration::permalink_parts("/:Year/")[1].text == "Year");
  CHECK(configuration::permalink_parts("").empty());
  CHECK(configuration::permalink_parts(":").front().text.empty());
}

TEST_CASE("a token may ask for some of the sections") {
  const auto parts = configuration::permalink_parts("/:sections[1:]/:slug");
  REQUIRE(parts.size() == 4);
  CHECK(parts[1].text == "sections");
  CHECK(parts[1].range == "1:");
  CHECK(parts[2].text == "/");
  using Part = std::pair<std::size_t, std::size_t>;
  CHECK(configuration::items_in_range("", 3) == Part{0, 3});
  CHECK(configuration::items_in_range("1:", 3) == Part{1, 3});
  CHECK(configuration::items_in_range(":2", 3) == Part{0, 2});
  CHECK(configuration::items_in_range(":last", 3) == Part{0, 2});
  CHECK(configuration::items_in_range("last", 3) == Part{2, 3});
  CHECK(configuration::items_in_range("0", 3) == Part{0, 1});
  CHECK(configuration::items_in_range("7", 3) == Part{3, 3});
  CHECK(configuration::items_in_range("2:1", 3) == Part{2, 2});
  CHECK(configuration::items_in_range("last", 0) == Part{0, 0});
}

TEST_CASE("Jekyll's names stand for patterns of known tokens") {
  for (const char* name : {"date", "pretty", "ordinal", "weekdate", "none"}) {
    const auto pattern = configuration::named_permalink(name);
    CHECK(pattern.starts_with("/:categories/"));
    for (const auto& part : configuration::permalink_parts(pattern)) {
      const auto known = configuration::permalink_tokens();
      CHECK((!part.is_token || std::count(known.begin(), known.end(), part.text) == 1));
    }
  }
  CHECK(configuration::named_permalink("/:slug/") == "/:slug/");
}

TEST_CASE("a token ends where a known one ends before an underscore or a digit") {
  const auto shown = [](const char* pattern) {
    std::string text;
    for (const auto& part : configuration::permalink_parts(pattern))
      text += part.is_token ? "<" + std::string(part.text) + ">" : std::string(part.text);
    return text;
  };
  CHECK(shown("/:month_:day/") == "/<month>_<day>/");
  CHECK(shown("/:i_month/:year2/") == "/<i_month>/<year>2/");
  CHECK(shown("/:2006/:01/:Jan/") == "/<2006>/<01>/<Jan>/");
  CHECK(shown("/:0106/:unknown_/") == "/<0106>/<unknown_>/");
  CHECK(shown("/:yearly/:slug-a/") == "/<yearly>/<slug>-a/");
  CHECK_FALSE(configuration::token_origin("0106"));
}

TEST_CASE("every token has its origin: one of the tools, both, or Postil") {
  using configuration::TokenOrigin;
  const std::pair<TokenOrigin, std::vector<std::string_view>> origins[] = {
      {TokenOrigin::both, {"year", "month", "day", "slug", "title"}},
      {TokenOrigin::hugo,
       {"filename", "section", "sections", "contentbasename", "slugorfilename",
        "slugorcontentbasename", "monthname", "weekday", "weekdayname", "yearday",
        // The layouts of Go's package `time`.
        "2006", "06", "01", "1", "Jan", "January", "02", "2", "002", "Mon", "Monday", "15", "04",
        "05"}},
      {TokenOrigin::jekyll,
       {"name",       "path",    "collection",  "categories", "slugified_categories",
        "short_year", "i_month", "short_month", "long_month", "i_day",
        "y_day",      "w_year",  "week",        "w_day",      "short_day",
        "long_day",   "hour",    "minute",      "second",     "output_ext"}},
      {TokenOrigin::postil, {"basename", "basename_without_date"}}};
  for (const auto& [origin, tokens] : origins) {
    for (const std::string_view token : tokens) {
      CAPTURE(token);
      CHECK(configuration::token_origin(token) == origin);
    }
  }
  for (const char* unknown : {"", "Year", "years", "2007", "jan", "001", "03"}) {
    CAPTURE(unknown);
    CHECK_FALSE(configuration::token_origin(unknown));
  }
}

TEST_CASE("each of Jekyll's names stands for its pattern") {
  const std::pair<const char*, const char*> named[] = {
      {"date", "/:categories/:year/:month/:day/:title:output_ext"},
      {"pretty", "/:categories/:year/:month/:day/:title/"},
      {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
      {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
      {"none", "/:categories/:title:output_ext"},
      {"dates", "dates"},
      {"", ""}};
  for (const auto& [name, pattern] : named) CHECK(configuration::named_permalink(name) == pattern);
}
