#include "configuration/other_generators.h"

#include <doctest/doctest.h>

#include "../base/memory_files.h"

namespace {

// "hugo.toml: Hugo; …" of the warnings about these files of a folder.
std::string named(const std::map<std::string, std::string>& files) {
  std::map<std::string, std::string> below;
  for (const auto& [name, bytes] : files) below["site/" + name] = bytes;
  base::Report report;
  configuration::warn_of_other_generators(base::MemoryFiles(below), "site", report);
  std::string all;
  for (const auto& diagnostic : report.sorted()) {
    const std::string before = "this is a site of ";
    REQUIRE(diagnostic.message.starts_with(before));
    const std::string name = diagnostic.message.substr(before.size());
    all += diagnostic.location.file + ": " + name.substr(0, name.find(',')) + "; ";
  }
  return all;
}

}  // namespace

TEST_CASE("other generators are known by the names of their configurations") {
  CHECK(named({{"_config.yml", ""}}) == "_config.yml: Jekyll; ");
  CHECK(named({{"_config.yml", ""}, {"source/_posts/a.md", ""}}) == "_config.yml: Hexo; ");
  CHECK(named({{"hugo.yaml", ""}}) == "hugo.yaml: Hugo; ");
  CHECK(named({{"config/_default/config.toml", ""}}) == "config/_default/config.toml: Hugo; ");
  CHECK(named({{".eleventy.js", ""}}) == ".eleventy.js: Eleventy; ");
  CHECK(named({{"eleventy.config.mjs", ""}}) == "eleventy.config.mjs: Eleventy; ");
  CHECK(named({{"astro.config.ts", ""}}) == "astro.config.ts: Astro; ");
  CHECK(named({{"content/a.md", ""}}).empty());
}

TEST_CASE("a configuration of a common name is known by what is in it") {
  CHECK(named({{"config.toml", "baseURL = \"https://e.org\"\n"}}) == "config.toml: Hugo; ");
  CHECK(named({{"config.toml", "title = 'x'\nbase_url = \"https://e.org\"\n"}}) ==
        "config.toml: Zola; ");
  CHECK(named({{"config.json", "{\n  \"baseURL\": \"https://e.org\"\n}"}}) ==
        "config.json: Hugo; ");
  CHECK(named({{"config.yaml", "languageCode: en\n"}}) == "config.yaml: Hugo; ");
  CHECK(named({{"config.toml", "title = 'x'\n"}, {"content/a.md", ""}}) ==
        "config.toml: Hugo or Zola; ");
  CHECK(named({{"config.toml", "title = 'x'\n"}}).empty());
  CHECK(named({{"config.yaml", "my_base_url: x\n"}}).empty());
  // Zola reads no YAML, so neither its keys nor the folder of the content tell of it there.
  CHECK(named({{"config.yaml", "base_url: x\n"}, {"content/a.md", ""}}).empty());
}

TEST_CASE("a generator is named once") {
  CHECK(named({{"hugo.toml", ""}, {"config.toml", "baseURL = 'x'\n"}}) == "hugo.toml: Hugo; ");
}
