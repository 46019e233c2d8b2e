#include "yaml/reader.h"

#include <doctest/doctest.h>

#include <array>

#include "yaml/flat_map.h"

namespace {

// A parsed text, and the errors that a reader of it has found.
struct Document {
  explicit Document(std::string yaml) : text(std::move(yaml)) {
    auto parsed = yaml::parse(source, errors);
    REQUIRE(parsed);
    root = *std::move(parsed);
  }

  const yaml::Node& value(const std::string& key) const {
    const yaml::Node* found = yaml::Reader::find(root, key);
    REQUIRE(found != nullptr);
    return *found;
  }
  std::string told() const { return base::format(errors); }

  std::string text;
  yaml::Source source{"p.yaml", text};
  std::vector<base::Diagnostic> errors;
  yaml::Reader reader{source, errors};
  yaml::Node root;
};

constexpr std::array<std::string_view, 2> kKeys = {"when", "outcome"};

// The entries of a flat map, a line each.
std::string flat(const std::string& text) {
  const auto entries = yaml::read_flat_map(text);
  if (!entries) {
    CHECK(entries.fault().code == base::Code::bad_request);
    return entries.fault().message;
  }
  std::string lines;
  for (const yaml::Entry& entry : *entries) {
    lines += std::to_string(entry.line) + ":" + std::to_string(entry.column) + " " + entry.key;
    for (const std::string& value : entry.values) lines += " '" + value + "'";
    lines += "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("the value of a key is found, and a missing key is not") {
  const Document document("a: 1\nb: [2]\n");
  CHECK(document.value("a").text == "1");
  CHECK(document.value("b").items.at(0).text == "2");
  CHECK(yaml::Reader::find(document.root, "c") == nullptr);
  CHECK(yaml::Reader::find(document.root, "") == nullptr);
}

TEST_CASE("a text is a text, and anything else is named") {
  Document document("a: x\nb: [x]\nc: {x: y}\nd:\n");
  CHECK(document.reader.text(document.value("a"), "\"a\"") == "x");
  CHECK(document.told().empty());
  for (const char* key : {"b", "c", "d"})
    CHECK_FALSE(document.reader.text(document.value(key), key));
  CHECK(document.told() ==
        "p.yaml:2:4: error: b must be a text, not a list\n  2 | b: [x]\n    |    ^\n"
        "p.yaml:3:4: error: c must be a text, not a map\n  3 | c: {x: y}\n    |    ^\n"
        "p.yaml:4:1: error: d must be a text, not nothing\n  4 | d:\n    | ^\n");
  Document nested("a:\n\n  bb:\n\n");
  CHECK_FALSE(nested.reader.text(nested.value("a").items.at(0), "bb"));
  CHECK(nested.told() ==
        "p.yaml:3:3: error: bb must be a text, not nothing\n  3 |   bb:\n    |   ^~\n");
}

TEST_CASE("a count is a whole number that is not negative") {
  Document document(
      "a: 0\nb: 9223372036854775807\nc: 9223372036854775808\nd: -1\ne: 1.5\nf: x\ng: [1]\nh: ''\n");
  CHECK(document.reader.count(document.value("a"), "a") == 0);
  CHECK(document.reader.count(document.value("b"), "b") == INT64_MAX);
  CHECK(document.told().empty());
  std::string expected;
  for (const char* key : {"c", "d", "e", "f", "g", "h"}) {
    document.errors.clear();
    CHECK_FALSE(document.reader.count(document.value(key), key));
    REQUIRE(document.errors.size() == 1);
    CHECK(base::one_line(document.errors[0]).substr(1) ==
          ":4: " + std::string(key) + " must be a whole number, 0 or more");
  }
}

TEST_CASE("a map has known keys only, and each other one is named") {
  Document document("good: {when: x, outcome: y}\nbad: {wehn: x, outcome: y, zzz: 1}\nno: [x]\n");
  CHECK(document.reader.is_map(document.value("good"), "it", kKeys));
  CHECK(document.told().empty());
  CHECK_FALSE(document.reader.is_map(document.value("bad"), "it", kKeys));
  CHECK(document.told() ==
        "p.yaml:2:7: error: unknown key \"wehn\"\n"
        "  2 | bad: {wehn: x, outcome: y, zzz: 1}\n    |       ^~~~\n"
        "  hint: did you mean \"when\"?\n"
        "p.yaml:2:28: error: unknown key \"zzz\"\n"
        "  2 | bad: {wehn: x, outcome: y, zzz: 1}\n    |                            ^~~\n  hint: "
        "known are when, outcome\n");
  document.errors.clear();
  CHECK_FALSE(document.reader.is_map(document.value("no"), "it", kKeys));
  CHECK(document.told() ==
        "p.yaml:3:5: error: it must be a map, not a list\n  3 | no: [x]\n    |     ^\n");
  document.errors.clear();
  CHECK_FALSE(document.reader.is_map(document.root, "it", kKeys, "rule"));
  CHECK(document.told().starts_with("p.yaml:1:1: error: unknown rule \"good\"\n"));
}

TEST_CASE("a flat map has texts and lists, and one level of names") {
  CHECK(flat("").empty());
  CHECK(flat("# nothing\n").empty());
  CHECK(flat("a: x\nb: [y, 'z']\nc:\n  d: 1\n  e: []\nf: ''\n") ==
        "1:1 a 'x'\n2:1 b 'y' 'z'\n4:3 c.d '1'\n5:3 c.e\n6:1 f ''\n");
}

TEST_CASE("what is no flat map is refused at its place") {
  CHECK(flat("x") == "1:1: error: expected \"key: value\" lines");
  CHECK(flat("- x\n") == "1:1: error: expected \"key: value\" lines");
  CHECK(flat("a: 1\n[b]: 2\n") == "2:1: error: expected a text as key");
  CHECK(flat("a: 1\nb: 2\na: 3\n") == "3:1: error: \"a\" stands here twice");
  CHECK(flat("a:\n  b: 1\n  b: 2\n") == "3:3: error: \"a.b\" stands here twice");
  CHECK(flat("a: [x, [y]]\n") == "1:8: error: expected a text");
  CHECK(flat("a:\n  b: {c: d}\n") == "2:6: error: expected a text or a list of texts");
  CHECK(flat("a: 1\nb: [2\n") == "3:1: error: end of sequence flow not found");
  CHECK(flat("a: b: c\n") == "1:5: error: illegal map value");
}
