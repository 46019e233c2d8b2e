#include "base/parse_json.h"

#include <doctest/doctest.h>

namespace {

// As one line: maps in braces, lists in brackets, texts as they are, null as "null".
std::string shown(const base::Value& value) {
  std::string all;
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* truth = std::get_if<bool>(&value.data)) return *truth ? "<true>" : "<false>";
  if (const auto* list = std::get_if<base::ValueList>(&value.data)) {
    for (const auto& item : *list) all += shown(item) + ';';
    return '[' + all + ']';
  }
  if (const auto* map = std::get_if<base::ValueMap>(&value.data)) {
    for (const auto& [key, item] : *map) all += key + '=' + shown(item) + ';';
    return '{' + all + '}';
  }
  return "null";
}

std::string parse(std::string_view text) {
  const auto value = base::parse_json("a.json", text);
  return value ? shown(*value) : base::format(value.error());
}

std::string fault(std::string_view text) {
  const std::string said = parse(text);
  return said.substr(0, said.find('\n'));
}

}  // namespace

TEST_CASE("JSON becomes plain values, numbers as they are written") {
  CHECK(parse("{\"b\": [1, -2, 1.50, 1e3], \"a\": {\"x\": null, \"y\": true}}") ==
        "{a={x=null;y=<true>;};b=[1;-2;1.50;1e3;];}");
  CHECK(parse("18446744073709551615") == "18446744073709551615");
  CHECK(parse("123456789012345678901234567890") == "123456789012345678901234567890");
  CHECK(parse("\"\\u00e9\\n\"") == "é\n");
  CHECK(parse("[]") == "[]");
}

TEST_CASE("what is no JSON is named at its place") {
  CHECK(fault("") == "a.json:1:1: error: this JSON ends too early [json-syntax]");
  CHECK(fault(" \t") == "a.json:1:1: error: this JSON ends too early [json-syntax]");
  CHECK(fault("{\"a\": [1, 2}") == "a.json:1:12: error: this is no JSON [json-syntax]");
  CHECK(fault("{\n  \"a\": [1\n") == "a.json:2:9: error: this JSON ends too early [json-syntax]");
  CHECK(fault("{\"a\": 1} x") == "a.json:1:10: error: this is no JSON [json-syntax]");
  CHECK(fault("{'a': 1}") == "a.json:1:2: error: this is no JSON [json-syntax]");
  CHECK(fault("[1] // two") == "a.json:1:5: error: this is no JSON [json-syntax]");
  CHECK(fault("\"\\ud800\"").find("error: this is no JSON [json-syntax]") != std::string::npos);
  CHECK(parse("[1, 2,\n]").find("hint: remove the comma before it") != std::string::npos);
}

TEST_CASE("a member given twice is named at its second place") {
  CHECK(parse("{\"a\": 1,\n \"é\\\"\": {\"a\": 1}, \"é\\\"\": 2}")
            .find("a.json:2:19: error: the key \"é\"\" is given twice [duplicate-key]\n"
                  "  2 |  \"é\\\"\": {\"a\": 1}, \"é\\\"\": 2}\n"
                  "    |                   ^~~~~\n") == 0);
}

TEST_CASE("five hundred levels are enough for anybody, and more do not crash") {
  CHECK(parse(std::string(500, '[') + std::string(500, ']')).size() == 1499);
  CHECK(fault(std::string(100'000, '[')) ==
        "a.json:1:501: error: too many values inside each other [too-large]");
}

TEST_CASE("a fault is shown with its line and what to do, and the first one counts") {
  CHECK(parse("{\"a\": 1, \"a\": 2, x") ==
        "a.json:1:10: error: the key \"a\" is given twice [duplicate-key]\n"
        "  1 | {\"a\": 1, \"a\": 2, x\n"
        "    |          ^~~\n"
        "  hint: rename or remove one\n");
  CHECK(parse("{\"a\": [1\n}") ==
        "a.json:2:1: error: this is no JSON [json-syntax]\n"
        "  2 | }\n"
        "    | ^\n"
        "  hint: text stands in double quotes, and there are no comments\n");
  CHECK(parse("{\"a\": 1 ,\n \t}") ==
        "a.json:2:3: error: this is no JSON [json-syntax]\n"
        "  2 |  \t}\n"
        "    |  \t^\n"
        "  hint: remove the comma before it\n");
  CHECK(parse("{\n<<<<<<< HEAD\n\"a\": 1\n=======\n")
            .find("hint: git left both sides of a merge here\n") != std::string::npos);
  CHECK(parse("[1,x]") ==
        "a.json:1:4: error: this is no JSON [json-syntax]\n"
        "  1 | [1,x]\n"
        "    |    ^\n"
        "  hint: text stands in double quotes, and there are no comments\n");
  CHECK(parse("[1,\n\n") ==
        "a.json:1:3: error: this JSON ends too early [json-syntax]\n"
        "  1 | [1,\n"
        "    |   ^\n"
        "  hint: is a bracket or a quote never closed?\n");
  CHECK(parse("],") ==
        "a.json:1:1: error: this is no JSON [json-syntax]\n"
        "  1 | ],\n"
        "    | ^\n"
        "  hint: text stands in double quotes, and there are no comments\n");
  CHECK(parse(std::string(501, '[')) ==
        "a.json:1:501: error: too many values inside each other [too-large]\n"
        "  1 | …" +
            std::string(101, '[') + "\n    | " + std::string(101, ' ') +
            "^\n  hint: 500 levels are the most\n");
}

TEST_CASE("a key with escapes and an empty one are underlined whole when they are given twice") {
  const auto underlined = [](std::string_view text) {
    const std::string said = parse(text);
    const std::size_t begin = said.find("    | ");
    return said.substr(begin, said.find("  hint") - begin);
  };
  CHECK(underlined("{\"\": 1, \"\": 2}") == "    |         ^~\n");
  CHECK(underlined("{\"\\\\\": 1,\"\\\\\": 2}") == "    |          ^~~~\n");
  CHECK(underlined("{\"\\\"\\\"\":1,\"\\\"\\\"\":2}") == "    |           ^~~~~~\n");
}
