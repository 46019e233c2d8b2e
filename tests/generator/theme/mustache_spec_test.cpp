// The Mustache specification's own tests (github.com/mustache/spec), through our loader and
// renderer.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "theme/partial_expansion.h"
#include "theme/small_theme.h"

namespace {

using nlohmann::json;

// The tests that we fail on purpose, with the reasons.
const std::map<std::string, std::string> kDifferences = {
    {"partials/Failed Lookup", "an unknown partial is an error, not an empty text"},
    {"partials/Recursion", "partials are put in at load, so they cannot include themselves"},
};

theme::View view_of(const json& value) {
  switch (value.type()) {
    case json::value_t::object: {
      theme::ViewFields fields;
      for (const auto& [key, each] : value.items()) {
        if (!each.is_null()) fields.emplace_back(key, view_of(each));
      }
      return theme::View::object(std::move(fields));
    }
    case json::value_t::array: {
      theme::ViewItems items;
      for (const auto& each : value) items.push_back(view_of(each));
      return theme::View::list(std::move(items));
    }
    case json::value_t::string:
      return value.get<std::string>();
    case json::value_t::boolean:
      return value.get<bool>();
    case json::value_t::null:
      return false;
    default:
      return value.dump();
  }
}

std::string run(const json& test, base::Report& report) {
  std::vector<std::unique_ptr<theme::Source>> sources;
  theme::ParsedFiles files;
  const auto add = [&](const std::string& name, const std::string& text) {
    sources.push_back(std::make_unique<theme::Source>(theme::Source{name, name, text}));
    files.emplace(name, theme::parse(*sources.back(), report));
  };
  add("test", test.at("template"));
  if (test.contains("partials")) {
    for (const auto& [name, text] : test.at("partials").items()) {
      add("partials/" + name, text.get<std::string>());
    }
  }
  const auto nodes = theme::expand(files.find("test")->second, files, report);
  const theme::View view = view_of(test.at("data"));
  return theme::CompiledTemplate(nodes, {}).render({&view});
}

}  // namespace

TEST_CASE("the Mustache specification's tests pass, except for the listed differences") {
  const std::filesystem::path folder = POSTIL_CORPORA "/conformance/mustache";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("skipped: no corpora at " << folder.string());
    return;
  }
  std::set<std::string> different;
  for (const std::string name : {"comments", "interpolation", "inverted", "partials", "sections"}) {
    std::ifstream file(folder / (name + ".json"));
    const json tests = json::parse(file).at("tests");
    REQUIRE_FALSE(tests.empty());
    for (const json& test : tests) {
      const std::string title = name + '/' + test.at("name").get<std::string>();
      CAPTURE(title);
      base::Report report;
      const std::string actual = run(test, report);
      if (kDifferences.contains(title)) {
        CHECK(report.has_errors());
        different.insert(title);
        continue;
      }
      CHECK(theme::text_of(report) == "");
      CHECK(actual == test.at("expected").get<std::string>());
    }
  }
  CHECK(different.size() == kDifferences.size());
}
