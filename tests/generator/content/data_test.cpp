#include "content/data.h"

#include <doctest/doctest.h>

#include <map>

#include "base/memory_files.h"
#include "content/csv.h"

namespace {

std::string shown(const base::Value& value) {
  std::string all;
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* list = std::get_if<base::ValueList>(&value.data)) {
    for (const auto& item : *list) all += shown(item) + ';';
    return '[' + all + ']';
  }
  if (const auto* map = std::get_if<base::ValueMap>(&value.data)) {
    for (const auto& [key, item] : *map) all += key + '=' + shown(item) + ';';
    return '{' + all + '}';
  }
  return "?";
}

// The tree, or what was said.
std::string load(const std::map<std::string, std::string>& files, unsigned threads = 1) {
  const base::MemoryFiles memory(files);
  base::Report report;
  const auto data = content::load_data(memory, std::string("site"), {threads}, report);
  std::string said;
  for (const auto& diagnostic : report.sorted()) said += base::format(diagnostic) + '\n';
  return said.empty() ? shown({data}) : said;
}

std::string table(std::string_view text) {
  base::Report report;
  const auto rows = content::parse_csv("t.csv", text, report);
  std::string said;
  for (const auto& d : report.sorted())
    said += std::to_string(d.location.line) + ':' + std::to_string(d.location.column) + ' ' +
            d.message + '\n';
  return said.empty() ? shown({rows}) : said;
}

}  // namespace

TEST_CASE("data files become one tree, folders maps in it") {
  CHECK(load({{"site/data/team/members.yaml", "- name: Ann\n- name: Bob\n"},
              {"site/data/team/deep/x.YML", "a\n"},
              {"site/data/prices.json", "{\"a\": 1.50}"},
              {"site/data/table.csv", "\xEF\xBB\xBFx,y\r\n1,2\r\n"},
              {"site/data/README.md", "notes"},
              {"site/data/notes.txt", "notes"},
              {"site/data/v1.0/LICENSE", "notes"},
              {"site/data/.hidden.yaml", "{"},
              {"site/other/a.yaml", "{"}}) ==
        "{prices={a=1.50;};table=[{x=1;y=2;};];team={deep={x=a;};members=[{name=Ann;};{name=Bob;};]"
        ";};}");
  CHECK(load({}) == "{}");
}

TEST_CASE("two data files of one name are an error that names both") {
  CHECK(load({{"site/data/a/b.json", "1"}, {"site/data/a/b.yaml", "2"}}) ==
        "data/a/b.yaml: error: data/a/b.json has this name, too [duplicate-source]\n"
        "  hint: both would be site.data.a.b: rename one\n\n");
  CHECK(load({{"site/data/a.csv", "x\n"}, {"site/data/a/b.yaml", "2"}}) ==
        "data/a/b.yaml: error: data/a.csv has this name, too [duplicate-source]\n"
        "  hint: both would be site.data.a: rename one\n\n");
}

TEST_CASE("a data file that is no text is an error") {
  CHECK(load({{"site/data/a.yaml", "b: \xFF\n"}})
            .starts_with("data/a.yaml:1:4: error: byte 0xFF is not UTF-8"));
}

TEST_CASE("a mistake in one data file hides no other's, at any thread count") {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 40; ++i) {
    const std::string name = "site/data/" + std::to_string(i);
    files[name + "y.yaml"] = "a: b: c\n";
    files[name + "j.json"] = "{";
    files[name + "c.csv"] = "a\n1,2\n";
    files[name + "t.toml"] = "a = 1\n";
  }
  const std::string one = load(files);
  CHECK(std::count(one.begin(), one.end(), '^') == 120);
  CHECK(one.find("data/0t.toml: warning: this file is not read") != std::string::npos);
  for (const unsigned threads : {2U, 9U}) CHECK(load(files, threads) == one);
}

TEST_CASE("a table has a map for each row") {
  CHECK(table("a,b\n1, two words \n\n\"x, \"\"y\"\"\",\" z \"\n") ==
        "[{a=1;b=two words;};{a=x, \"y\";b= z ;};]");
  CHECK(table("a,b\n,\n") == "[{a=;b=;};]");
  CHECK(table("a\n\"one\ntwo\"\nthree") == "[{a=one\ntwo;};{a=three;};]");
  CHECK(table("").starts_with("[]"));
  CHECK(table("a,b\n") == "[]");
}

TEST_CASE("what is wrong in a table is named at its row") {
  CHECK(table("a,b\n1\n\n1,2,3\n") ==
        "2:1 this row has 1 value, the first one names 2 columns\n"
        "4:1 this row has 3 values, the first one names 2 columns\n");
  CHECK(table("a\n5\" pipe\n") == "2:2 a quote cannot stand inside of a value\n");
  CHECK(table("a\n\"x\" y\n") == "2:5 a quote cannot stand inside of a value\n");
  CHECK(table("a,b\n1,\"x\"\n2,\"y\n3,z\n") == "3:3 this quote is never closed\n");
  CHECK(table("a,b\n2,\"say \"\"y\"\"\n3,z\n") == "2:3 this quote is never closed\n");
  CHECK(table("a,b\n\"\",\"\"\"y\n") == "2:4 this quote is never closed\n");
  CHECK(table("a,b\n\"\"\"y,\n") == "2:1 this quote is never closed\n");
  CHECK(table("a,,a\n") == "1:1 a column has no name\n1:1 the column \"a\" is named twice\n");
  CHECK(table("a;b\n1;2\n") == "1:1 this table has one column\n");
}
