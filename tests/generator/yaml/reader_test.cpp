#include "yaml/reader.h"

#include <doctest/doctest.h>

#include <array>

#include "yaml/parse.h"

namespace {

// One entry "k: …" and the reader for it.
struct Fixture {
  explicit Fixture(std::string yaml_text)
      : text(std::move(yaml_text)), block{"a", text, 0, text.size()}, reader(block, report) {
    auto parsed = yaml::parse(block, report);
    REQUIRE(parsed);
    root = *std::move(parsed);
  }
  yaml::Entry entry() const { return {root.keys[0], root.items[0]}; }
  // "line:column: message" of the only diagnostic, or "fine".
  std::string said() const {
    const auto all = report.sorted();
    if (all.empty()) return "fine";
    const base::Location& place = all[0].location;
    return std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + all[0].message;
  }

  std::string text;
  yaml::Block block;
  base::Report report;
  yaml::Reader reader;
  yaml::Node root;
};

}  // namespace

TEST_CASE("a text is any scalar; null and nothing are absent, Null is a name") {
  for (const auto& [yaml_text, expected] : {std::pair{"k: x", "x"},
                                            {"k: no", "no"},
                                            {"k: 0123", "0123"},
                                            {"k: 'null'", "null"},
                                            {"k: Null", "Null"},
                                            {"k: ''", ""},
                                            {"k: true", "true"}}) {
    const Fixture f(yaml_text);
    CHECK(f.reader.text(f.entry()) == expected);
    CHECK(f.said() == "fine");
  }
  for (const char* yaml_text : {"k:", "k: null", "k: ~"}) {
    const Fixture f(yaml_text);
    CHECK_FALSE(f.reader.text(f.entry()));
    CHECK(f.said() == "fine");
  }
  const Fixture f("k:\n  - a");
  CHECK_FALSE(f.reader.text(f.entry()));
  CHECK(f.said() == "2:3: \"k\" must be a text, not a list");
}

TEST_CASE("truth is true or false and nothing else") {
  const Fixture yes("k: True");
  CHECK(yes.reader.truth(yes.entry()) == true);
  const Fixture no("k: 'false'");
  CHECK(no.reader.truth(no.entry()) == false);
  const Fixture word("k: yes");
  CHECK_FALSE(word.reader.truth(word.entry()));
  CHECK(word.said() == "1:4: \"k\" must be true or false, not \"yes\"");
  const Fixture list("k: []");
  CHECK_FALSE(list.reader.truth(list.entry()));
  CHECK(list.said() == "1:4: \"k\" must be true or false, not a list");
}

TEST_CASE("numbers are whole and in their range") {
  const Fixture ten("k: 10");
  CHECK(ten.reader.number(ten.entry(), {1, 10}) == 10);
  for (const char* yaml_text :
       {"k: 11", "k: 1.5", "k: 0x5", "k: ten", "k: 99999999999", "k: [1]", "k: 5 "}) {
    const Fixture f(yaml_text);
    CAPTURE(yaml_text);
    const bool fine = std::string_view(yaml_text) == "k: 5 ";
    CHECK(f.reader.number(f.entry(), {1, 10}).has_value() == fine);
    if (!fine) CHECK(f.said() == "1:4: \"k\" must be a whole number from 1 to 10");
  }
}

TEST_CASE("a wrong number is told with the limits that are set") {
  const auto said = [](yaml::Range range) {
    const Fixture f("k: x");
    CHECK_FALSE(f.reader.number(f.entry(), range));
    return f.said();
  };
  const int most = yaml::Range{}.most;
  CHECK(said({}) == "1:4: \"k\" must be a whole number");
  CHECK(said({1, most}) == "1:4: \"k\" must be a whole number, 1 or more");
  CHECK(said({-2, 3}) == "1:4: \"k\" must be a whole number from -2 to 3");
}

TEST_CASE("a list of texts may be one text, and its empty items are left out aloud") {
  const Fixture one("k: a b");
  CHECK(one.reader.texts(one.entry()).size() == 1);
  const Fixture many("k: [no, null, Null, 007]");
  const auto texts = many.reader.texts(many.entry());
  REQUIRE(texts.size() == 4);
  CHECK(texts[1].text == "null");
  CHECK(texts[3].location.column == 21);
  const Fixture gap("k:\n- a\n-\n\n- b");
  CHECK(gap.reader.texts(gap.entry()).size() == 2);
  CHECK(gap.said() == "3:1: an empty item of \"k\"");
  const Fixture deep("k: [[a]]");
  CHECK(deep.reader.texts(deep.entry()).empty());
  CHECK(deep.said() == "1:5: an item of \"k\" must be a text, not a list");
}

TEST_CASE("an unknown key has a suggestion, or else the other way out") {
  constexpr std::array<std::string_view, 1> kKnown = {"title"};
  const Fixture f("tilte: x");
  f.reader.unknown(f.entry().key, "key", kKnown, "other");
  CHECK(f.report.sorted()[0].hint == "did you mean \"title\"?");
  const Fixture g("zzz: x");
  g.reader.unknown(g.entry().key, "key", kKnown, "other");
  CHECK(g.report.sorted()[0].hint == "other");
}

TEST_CASE("plain values keep texts as texts and truth as truth") {
  const Fixture f("k: {a: true, b: 'true', c: 0123, d: [~, x]}");
  const auto value = f.reader.value(f.entry().value);
  const auto& map = std::get<base::ValueMap>(value.data);
  CHECK(map.at("a") == base::Value{true});
  CHECK(map.at("b") == base::Value{std::string("true")});
  CHECK(map.at("c") == base::Value{std::string("0123")});
  CHECK(std::get<base::ValueList>(map.at("d").data)[0] == base::Value{});
}

TEST_CASE("a text of white space alone is absent where a text says nothing") {
  for (const char* yaml_text : {"k: ''", "k: '  '", "k: \"\\t\"", "k: |\n\n"}) {
    const Fixture f(yaml_text);
    CAPTURE(yaml_text);
    CHECK_FALSE(f.reader.filled_text(f.entry()));
    CHECK_FALSE(f.reader.number(f.entry(), {1, 10}));
    CHECK_FALSE(f.reader.truth(f.entry()));
    CHECK(f.reader.texts(f.entry()).empty());
    CHECK(f.reader.entries(f.entry().value, "k").empty());
    CHECK(f.said() == "fine");
  }
  const Fixture items("k: ['', a, '  ']");
  CHECK(items.reader.texts(items.entry()).size() == 1);
  CHECK(items.said() == "fine");
}

TEST_CASE("a control character is an error in a text that is read, at its place") {
  const std::string said = ": a control character cannot stand in a text";
  for (const auto& [yaml_text, place] : {std::pair{"k: \"a\\bc\"", "1:4"},
                                         {"k: a\x1B[1m", "1:5"},
                                         {"k: a\x04"
                                          "b",
                                          "1:5"},
                                         {"k: \"\\e\"", "1:4"}}) {
    const Fixture f(yaml_text);
    CAPTURE(yaml_text);
    CHECK_FALSE(f.reader.text(f.entry()));
    CHECK(f.said() == place + said);
  }
  const Fixture item("k: [a, \"\\a\"]");
  CHECK(item.reader.texts(item.entry()).size() == 1);
  CHECK(item.said() == "1:8" + said);
  const Fixture deep("k: {a: [x, {b: \"\\a\"}]}");
  (void)deep.reader.value(deep.entry().value);
  CHECK(deep.said() == "1:16" + said);
}

TEST_CASE("a key with a control character is skipped with a warning") {
  const Fixture f("k: {\"a\\b\": 1, c: 2}");
  const auto entries = f.reader.entries(f.entry().value, "k");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].key.text == "c");
  CHECK(f.said() == "1:5: nobody reads a key with a control character");
  CHECK_FALSE(f.report.has_errors());
}
