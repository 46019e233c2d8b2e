// The ways out that mistakes in front matter come with.
#include <doctest/doctest.h>

#include "content/parse.h"
#include "content/source.h"

TEST_CASE("an unknown key is taken for a known one that takes its value") {
  const auto hint = [](const std::string& line) {
    base::Report report;
    content::parse(content::source_of("content/posts/a.md", "content/"), "---\n" + line + "\n---\n",
                   {}, report);
    return report.sorted().at(0).hint;
  };
  for (const auto& [line, meant] : {std::pair{"draf: true", "draft"},
                                    {"draf: 'true'", "draft"},
                                    {"commets: false", "comments"},
                                    {"titel: Hello", "title"},
                                    {"titel: ''", "title"},
                                    {"weigth: 5", "weight"},
                                    {"datee: 2024-05-01", "date"},
                                    {"dtae: 2024-05-01 10:00", "date"},
                                    {"alises: [/x/]", "aliases"},
                                    {"imag: {src: a.png}", "image"},
                                    {"tagss: [a]", "tags"},
                                    {"prams: {a: b}", "params"},
                                    {"cascad: {layout: x}", "cascade"}}) {
    CAPTURE(line);
    CHECK(hint(line) == "did you mean \"" + std::string(meant) + "\"?");
  }
  for (const std::string line :
       {"math: true", "math: katex", "_comment: Do not remove.", "weigth: heavy", "draf: soon",
        "titel: true", "prams: text", "tagss: {a: b}", "expiry_dat: never", "slugs: true",
        "cascad: x"}) {
    CAPTURE(line);
    CHECK(hint(line) == "values of your own belong under \"params\"");
  }
  CHECK(hint("linkTitle: Short").find("main") == std::string::npos);
  CHECK(hint("top: true") == "weight: 1 puts a page before those without a weight");
}

TEST_CASE("a day that does not exist is told with what its month has") {
  const auto hint = [](const std::string& date) {
    base::Report report;
    content::parse(content::source_of("content/posts/a.md", "content/"),
                   "---\ndate: " + date + "\n---\n", {}, report);
    return report.sorted().at(0).hint;
  };
  const std::string months = "months go from 01 to 12: write the year, the month and the day";
  CHECK(hint("2024-13-01") == months);
  CHECK(hint("2024-00-10 10:00") == months);
  CHECK(hint("2024/20/05") == months);
  CHECK(hint("2024-02-30") == "that month has 29 days: write one of them");
  CHECK(hint("2023-02-29T10:00:00Z") == "that month has 28 days: write one of them");
  CHECK(hint("2024-04-31") == "that month has 30 days: write one of them");
  CHECK(hint("2024-05-00") == "that month has 31 days: write one of them");
}
