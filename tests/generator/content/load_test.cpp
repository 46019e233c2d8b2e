#include "content/load.h"

#include <doctest/doctest.h>

#include "base/memory_files.h"

namespace {

struct Loaded {
  content::Content content;
  base::Report report;
};

Loaded load(std::map<std::string, std::string> files) {
  const base::MemoryFiles memory(std::move(files));
  Loaded loaded;
  const auto configuration = configuration::load(memory, "site", loaded.report);
  loaded.content =
      content::load(memory, std::string("site"), configuration, {.count = 2}, loaded.report);
  return loaded;
}

}  // namespace

TEST_CASE("a post has its front matter, its body and the line where it begins") {
  const Loaded loaded = load({{"site/content/posts/2024-05-01-hello.md",
                               "---\ntitle: Hello\ntags: [a, b]\n---\n\nText\n"}});
  CHECK(loaded.report.sorted().empty());
  REQUIRE(loaded.content.documents.size() == 1);
  const content::Document& document = loaded.content.documents[0];
  CHECK(document.source.path == "content/posts/2024-05-01-hello.md");
  CHECK(document.source.section == "posts");
  CHECK(document.source.name == "hello");
  CHECK(document.front_matter.title == "Hello");
  REQUIRE(document.front_matter.date);
  CHECK(base::format_day(*document.front_matter.date) == "2024-05-01");
  REQUIRE(document.front_matter.terms.size() == 1);
  CHECK(document.front_matter.terms[0].terms[1].value == "b");
  CHECK(document.body == "\nText\n");
  CHECK(document.body_line == 5);
}
