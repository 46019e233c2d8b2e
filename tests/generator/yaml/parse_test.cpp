#include "yaml/parse.h"

#include <doctest/doctest.h>

#include <chrono>

namespace {

struct Parsed {
  std::optional<yaml::Node> root;
  base::Report report;
};

Parsed parse(std::string_view text) {
  Parsed parsed;
  const yaml::Block block{"a", text, 0, text.size()};
  parsed.root = yaml::parse(block, parsed.report);
  return parsed;
}

// "line:column: message" of the only diagnostic, or "fine".
std::string fault(std::string_view text) {
  const auto parsed = parse(text);
  const auto all = parsed.report.sorted();
  if (all.empty()) return "fine";
  CHECK_FALSE(parsed.root);
  CHECK(all.size() == 1);
  const base::Location& place = all[0].location;
  return std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + all[0].message;
}

// "line:column+length" of the only diagnostic, or "fine".
std::string underlined(std::string_view text) {
  const auto all = parse(text).report.sorted();
  if (all.empty()) return "fine";
  const base::Location& place = all[0].location;
  return std::to_string(place.line) + ':' + std::to_string(place.column) + '+' +
         std::to_string(place.length);
}

std::string hint(std::string_view text) {
  const auto all = parse(text).report.sorted();
  return all.empty() ? "fine" : all[0].hint;
}

// The texts of all scalars, in order, with ; between.
std::string texts(const yaml::Node& node) {
  if (node.kind == yaml::Kind::null) return '<' + node.text + ">;";
  if (node.kind == yaml::Kind::scalar) return node.text + ';';
  std::string all;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (node.kind == yaml::Kind::map) all += node.keys[i].text + '=';
    all += texts(node.items[i]);
  }
  return all;
}

std::string texts_of(std::string_view text) {
  const auto parsed = parse(text);
  for (const auto& d : parsed.report.sorted()) MESSAGE(base::format(d));
  REQUIRE(parsed.root);
  return texts(*parsed.root);
}

}  // namespace

TEST_CASE("scalars stay the text that was written") {
  CHECK(texts_of("a: no\nb: 0123\nc: 1e3\nd: 2024-02-30\ne: yes\n") ==
        "a=no;b=0123;c=1e3;d=2024-02-30;e=yes;");
  CHECK(texts_of("a: 'x: ''y'''\nb: \"x\\ty\"\nc: |\n  l1\n  l2\n") ==
        "a=x: 'y';b=x\ty;c=l1\nl2\n;");
}

TEST_CASE("a null keeps its word, and a missing value does not take that of the next key") {
  CHECK(texts_of("a: null\nb: ~\nc:\nnull: x\nd: Null\ne:\n") ==
        "a=<null>;b=<~>;c=<>;null=x;d=<Null>;e=<>;");
  const yaml::Node missing = parse("a:\nnull: x\n").root->items[0];
  CHECK(missing.offset == 1);
  CHECK(missing.length == 1);
  CHECK(texts_of("a:\nnullable: x\n") == "a=<>;nullable=x;");
  CHECK(texts_of("- null\n- nullable\n-\n") == "<null>;nullable;<>;");
}

TEST_CASE("places are bytes of the whole file, whatever stands before the block") {
  const std::string_view file = "---\n\"日本\": ü  # c\nlist: [a, 'b c']\n---\n";
  base::Report report;
  const yaml::Block block{"f", file, 4, file.size() - 4};
  const auto root = yaml::parse(block, report);
  REQUIRE(root);
  const auto place = [&](const yaml::Node& node) {
    const auto at = block.place(node.offset, node.length);
    return std::to_string(at.line) + ':' + std::to_string(at.column) + '+' +
           std::to_string(at.length);
  };
  CHECK(place(root->keys[0]) == "2:1+4");
  CHECK(place(root->items[0]) == "2:7+1");
  CHECK(place(root->keys[1]) == "3:1+4");
  CHECK(place(root->items[1].items[1]) == "3:11+5");
}

TEST_CASE("a value that is left out stands where its colon stands") {
  const std::string_view file = "x: y\n---\na:\n\nb: ~\nc: [ ]\nd: null\n---\n";
  base::Report report;
  const yaml::Block block{"f", file, 9, file.size() - 4};
  const auto root = yaml::parse(block, report);
  REQUIRE(root);
  std::string places;
  for (const yaml::Node& node : root->items) {
    const auto at = block.place(node.offset, node.length);
    places += std::to_string(at.line) + ':' + std::to_string(at.column) + '+' +
              std::to_string(at.length) + ' ';
  }
  CHECK(places == "3:2+1 5:4+1 6:4+1 7:4+4 ");
}

TEST_CASE("a quoted text is underlined to its own end") {
  const auto length = [](std::string_view written) {
    const auto parsed = parse("a: " + std::string(written) + " # \"'");
    REQUIRE(parsed.root);
    return parsed.root->items[0].length;
  };
  for (const std::string_view written :
       {"''", "'a'", "'it''s'", "'a, a'", " ", "'a\\'", "'\"'", "\"\"", "\"a\"", "\"\\\"\"",
        "\"a\\\\\"", "\"a\\\"b\\\"\"", "\"it's\"", "\"''\""}) {
    CAPTURE(written);
    CHECK(length(written) == written.size());
  }
  CHECK(length("!x &y 'it''s'") == 13);
  CHECK(length("\"a\n  b\"") == 7);
}

TEST_CASE("an empty block and one of comments are nothing") {
  CHECK(texts_of("") == "<>;");
  CHECK(texts_of("# only\n") == "<>;");
}

// yaml-cpp 0.7 accepts each of these without a word.
TEST_CASE("what the library silently accepts is an error") {
  CHECK(fault("a: 1\nb: 2\na: 3\n") == "3:1: the key \"a\" is given twice");
  CHECK(fault("x: {a: 1, 'a': 2}\n") == "1:11: the key \"a\" is given twice");
  CHECK(fault("a: b\n--- \nc: d\n") == "2:1: a second YAML document");
  CHECK(fault("- a\nb: c\n") == "2:1: a second YAML document");
  CHECK(fault("a: \"foo\nb: c\n") == "1:4: this quote is never closed");
  CHECK(fault("a: 'foo\nb: c\n") == "1:4: this quote is never closed");
  CHECK(fault("a: [\"x, y]\nb: d\n") == "1:5: this quote is never closed");
  CHECK(fault("a: &q \"foo\n") == "1:4: this quote is never closed");
  CHECK(fault("a: \"b\\tc\\n\"\n") == "fine");
}

TEST_CASE("control characters do not end the input, and are left to those who read them") {
  for (const char* text : {"a: b\x04\nc: d\n", "a: \"b\\bc\"\nc: d\n", "a: \x1B[1m\nc: d\n",
                           "# \x07\na: b\nc: d\n", "a: |\n  b\x04\n  c\nd: e\n"}) {
    CAPTURE(text);
    CHECK(fault(text) == "fine");
    const auto parsed = parse(text);
    REQUIRE(parsed.root);
    CHECK(parsed.root->keys.size() == 2);
  }
}

TEST_CASE("every duplicate is reported, not the first only") {
  CHECK(parse("a: 1\na: 2\nb: 1\nb: 2\n").report.errors() == 2);
}

TEST_CASE("syntax errors name what the author did") {
  CHECK(fault("title: Foo: bar\n") == "1:8: \": \" cannot stand in a value without quotes");
  CHECK(hint("title: Foo: bar\n") == "quote the value: \"Foo: bar\"");
  CHECK(hint("title: Say \"a: b\"\n") == "quote the value: 'Say \"a: b\"'");
  CHECK(fault("a:\n\tb: c\n") == "2:1: a tab cannot indent YAML");
  CHECK(fault("\ta: b\n") == "1:1: a tab cannot indent YAML");
  CHECK(fault("a: b\n c: d\n") == "2:2: this line is indented, so it continues the value above");
  CHECK(fault("a: b\nfoo\nc: d\n") == "2:1: this line is not \"key: value\"");
  CHECK(hint("a: b\nfoo\nc: d\n") == "write a \":\" after the key");
  CHECK(hint("a:b\nc: d\n") == "write a space after the \":\"");
  CHECK(fault("&x : : a\n") == "1:1: this line is not \"key: value\"");
  CHECK(hint("&x : : a\n") == "write a space after the \":\"");
  CHECK(fault("a: [1, 2\nb: c\n") == "1:4: this bracket is not closed");
  CHECK(fault("a: {x: [1, 2}\n") == "1:8: this bracket is not closed");
  CHECK(fault("a: [b, c]]\n") == "1:10: this bracket closes nothing");
  CHECK(fault("a: \"foo\" bar\n") == "1:4: text after the closing quote");
  CHECK(hint("a: \"foo\" bar\n") == "quote the value: '\"foo\" bar'");
  CHECK(hint("a: 'it's'\n") == "quote the value: \"'it's'\"");
  CHECK(fault("a: \"foo\nb: \"c\"\n") == "1:4: this quote is not closed on its line");
  CHECK(fault("a: @foo\n") == "1:4: a value cannot begin with \"@\"");
  CHECK(hint("a: `foo`\n") == "quote the value: \"`foo`\"");
  CHECK(fault("a: **bold** x\n") == "1:4: a value that begins with \"*\" names an anchor");
  CHECK(fault("a: \"C:\\dir\"\n") == "1:7: this is no escape of a quoted text");
  CHECK(fault("a: {{ x }}\n") == "1:5: a key must be plain text");
  CHECK(hint("a: {{ x }}\n") == "quote the value when its braces are meant as text");
  CHECK(fault("a: - b\n") == "1:4: a list cannot begin on the line of its key");
  CHECK(fault("a:\n  b: c\n d: e\n") == "3:2: this does not fit what stands above");
  CHECK(fault("? [a]\n: b\n") == "1:3: a key must be plain text");
}

TEST_CASE("a syntax error underlines what is wrong, and shows the value of its own line") {
  CHECK(underlined("a: b\n--- \nc: d\n") == "2:1+3");
  CHECK(underlined("a:\n\tb: c\n") == "2:1+1");
  CHECK(underlined("a: [1, 2\nb: c\n") == "1:4+1");
  CHECK(underlined("a: [b, c]]\n") == "1:10+1");
  CHECK(underlined("a: \"foo\nb: \"c\"\n") == "1:4+1");
  CHECK(underlined("a: @foo\nb: c\n") == "1:4+4");
  CHECK(underlined("a:\n  b: 'c'\n d: e\nf: g\n") == "3:2+4");
  CHECK(underlined("a: &x [*x]\n") == "1:8+2");
  CHECK(hint("title: Foo: bar\nb: c\n") == "quote the value: \"Foo: bar\"");
  CHECK(fault("a:\n  b: 'c'\n d: e\n") == "3:2: this does not fit what stands above");
  CHECK(fault("a: !<x\n") == "1:7: invalid YAML: end of verbatim tag not found");
}

TEST_CASE("a bracket that is not closed is told with the one that closes it") {
  for (const char* open : {"a: [", "a: [1, 2\n", "a: [1,\n\n"}) {
    CAPTURE(open);
    CHECK(fault(open) == "1:4: this bracket is not closed");
    CHECK(hint(open) == "write \"]\" at the end, or quote the value");
  }
  CHECK(fault("{") == "1:1: this bracket is not closed");
  CHECK(hint("a: {b: c\n") == "write \"}\" at the end, or quote the value");
  CHECK(hint("a: [b, c]]\n") == "remove it, or quote the value");
}

TEST_CASE("nothing behind the end of the block is read") {
  const auto root_of = [](std::string_view text, std::size_t end) {
    base::Report report;
    const yaml::Block block{"a", text, 0, end};
    auto root = yaml::parse(block, report);
    CHECK(report.sorted().empty());
    REQUIRE(root);
    return *std::move(root);
  };
  CHECK(texts(root_of("a:\nnull", 3)) == "a=<>;");
  CHECK(texts(root_of("a: !x\n\"b", 6)) == "a=;");
}

TEST_CASE("an alias is a copy of what its anchor names, at its own place") {
  CHECK(texts_of("a: &x [1, 2]\nb: *x\n") == "a=1;2;b=1;2;");
  CHECK(parse("a: &x [1, 2]\nb: *x\n").root->items[1].offset == 16);
  CHECK(parse("a: &x [1, 2]\nb: [*x, *x]\n").root->items[1].items[0].length == 2);
  CHECK(fault("a: &x [*x]\n") == "1:8: this alias stands inside the value that it names");
}

TEST_CASE("a merge key takes over what another map holds, and the own keys count") {
  CHECK(texts_of("x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x}\n") == "x=a=1;b=2;y=b=3;a=1;");
  CHECK(texts_of("<<: [{a: 1, b: 2}, {b: 3, c: 4}]\nd: 5\n") == "d=5;a=1;b=2;c=4;");
  CHECK(texts_of("\"<<\": {a: 1}\n") == "<<=a=1;");
  CHECK(fault("<<: a\nb: c\n") == "1:5: \"<<\" takes a map, not a text");
  CHECK(fault("<<: [{a: b}, [c]]\n") == "1:14: \"<<\" takes a map, not a list");
  CHECK(fault("<<: {a: b}\n<<: {c: d}\n") == "2:1: the key \"<<\" is given twice");
}

TEST_CASE("a bomb of aliases is an error and costs nothing") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + "," + last + "," +
            last + "]\n";
  }
  CHECK(fault(text).ends_with("the aliases add more than 10000 values"));
}

TEST_CASE("values inside each other without end are an error, not a crash") {
  for (const std::string_view open : {"[", "{a: ", "- ", "? "}) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += open;
    CHECK(fault(text).ends_with("too many values inside each other"));
  }
}

TEST_CASE("aliases add their levels to those around them") {
  const auto nested = [](int levels, const std::string& inner) {
    return std::string(static_cast<std::size_t>(levels), '[') + inner +
           std::string(static_cast<std::size_t>(levels), ']');
  };
  const std::string deep = "a: &a " + nested(300, "x") + "\nb: ";
  // The map, 198 lists, and 301 levels of the alias.
  CHECK(fault(deep + nested(198, "*a") + "\n") == "fine");
  CHECK(fault(deep + nested(199, "*a") + "\n").ends_with("too many values inside each other"));
}

TEST_CASE("more than a mebibyte is an error") {
  const std::string text(yaml::kMostBytes + 1, 'x');
  CHECK(fault(text) == "1:1: more than a mebibyte of YAML");
}

TEST_CASE("no cut of a document crashes, and each says something or is fine") {
  const std::string_view text =
      "a: &x {b: [c, 'd''e', \"f\\n\"], g: ~}\nh:\n  - *x\n  - |\n    i\n? j\n: !!str k\n# l\n";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      base::Report report;
      const yaml::Block block{"a", text, begin, end};
      const auto root = yaml::parse(block, report);
      REQUIRE(root.has_value() != report.has_errors());
      for (const auto& diagnostic : report.sorted()) REQUIRE(!base::format(diagnostic).empty());
    }
  }
}
