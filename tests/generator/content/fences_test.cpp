#include "content/fences.h"

#include <doctest/doctest.h>

#include <string>

namespace {

// The block with its lines in brackets and the body, "body" without a block, or the error; then
// the warnings.
std::string parted(const std::string& text) {
  base::Report report;
  const auto parts = content::split_front_matter("a.md", text, report);
  std::string all;
  if (!parts) {
    all = base::format(parts.error());
  } else if (!parts->has_front_matter) {
    CHECK(parts->body == 0);
    all = "body";
  } else {
    all =
        '[' + text.substr(parts->begin, parts->end - parts->begin) + ']' + text.substr(parts->body);
  }
  for (const auto& diagnostic : report.sorted()) all += '\n' + base::format(diagnostic);
  return all;
}

}  // namespace

TEST_CASE("the block is what stands between the fences, and the body what stands below") {
  CHECK(parted("---\na: b\nc: d\n---\nText\n") == "[a: b\nc: d\n]Text\n");
  CHECK(parted("--- \t\na: b\n...\n\n---\n") == "[a: b\n]\n---\n");
  CHECK(parted("---\n---") == "[]");
  CHECK(parted("---\n--- \n") == "[]");
  CHECK(parted("---\n----\n---x\n ---\n..\n....\n---\n") == "[----\n---x\n ---\n..\n....\n]");
}

TEST_CASE("a text without a fence has no block") {
  for (const std::string text :
       {"", "Text\n", "----\na: b\n---\n", "--\n---\n", " ---\na: b\n---\n", "\n\nText\n",
        "{{a}}\n", "++\n", "++++\n", "\n---\n\nText\n---\n", "\n---\na: b\n---\n", "\n---",
        "\n---\n"}) {
    CAPTURE(text);
    CHECK(parted(text) == "body");
  }
}

TEST_CASE("a block that is never closed is an error at its fence") {
  const std::string said =
      "a.md:1:1: error: this front matter is never closed [front-matter-fence]\n"
      "  1 | ---  \n"
      "    | ^~~\n"
      "  hint: write a line of \"---\" below it\n";
  CHECK(parted("---  \na: b\n") == said);
  CHECK(parted("---  ") == said);
}

TEST_CASE("front matter of another format is an error that names it") {
  const auto said = [](const std::string& line, const std::string& name) {
    return "a.md:1:1: error: this front matter is " + name +
           "; Postil reads YAML [foreign-front-matter]\n  1 | " + line + "\n    | ^" +
           std::string(line.size() - 1, '~') +
           "\n  hint: write it as \"key: value\" lines between two lines of \"---\"\n";
  };
  CHECK(parted("+++\na = 1\n+++\n") == said("+++", "TOML"));
  CHECK(parted("+++ ") == said("+++ ", "TOML"));
  CHECK(parted("{\n\"a\": 1}\n") == said("{", "JSON"));
  CHECK(parted(" { \n") == said(" { ", "JSON"));
  CHECK(parted("{\"a\": 1}\n") == said("{\"a\": 1}", "JSON"));
}

TEST_CASE("front matter without its first fence is read with a warning") {
  const std::string said =
      "\na.md:1:1: warning: this front matter does not begin with a line of \"---\" "
      "[front-matter-fence]\n"
      "  1 | title: x\n"
      "    | ^~~~~~~~\n"
      "  hint: write \"---\" above it\n";
  CHECK(parted("title: x\n---\nText\n") == "[title: x\n]Text\n" + said);
  CHECK(parted("title: x\n# c\ntags:\n- a\n  - b\nown-key:y\n...\n") ==
        "[title: x\n# c\ntags:\n- a\n  - b\nown-key:y\n]" + said);
  CHECK(parted("tags:\n---\n").starts_with("[tags:\n]\na.md:1:1: warning: "));
  for (const std::string text :
       {"title: x\n", "title:x\n---\n", "titel: x\n---\n", "title x\n---\n", "title: x\n\n---\n",
        "title: x\nsome words: y\n---\n", "title: x\nText\n---\n", "title: x\n-a\n---\n"}) {
    CAPTURE(text);
    CHECK(parted(text) == "body");
  }
}

TEST_CASE("front matter below empty lines is read with a warning") {
  CHECK(parted("\n \t\n---  \ntitle: x\n---\nText\n") ==
        "[title: x\n]Text\n\n"
        "a.md:3:1: warning: front matter must begin on the first line [front-matter-fence]\n"
        "  3 | ---  \n"
        "    | ^~~\n"
        "  hint: remove the empty lines above it\n");
  CHECK(parted("\n---\ntitle: x\n---\nText\n").starts_with("[title: x\n]Text\n\na.md:2:1: "));
  CHECK(parted("\n---\ntitle\n---\n") == "body");
  CHECK(parted("\n---\ntitle: x\n") == "body");
  CHECK(parted("\n---\ntitel: x\n---\n") == "body");
  CHECK(parted("\n----\ntitle: x\n---\n") == "body");
}
