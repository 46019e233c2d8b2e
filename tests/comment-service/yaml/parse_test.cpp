#include "yaml/parse.h"

#include <doctest/doctest.h>

namespace {

// All errors of the text, one line each.
std::string mistakes(const std::string& text) {
  std::vector<base::Diagnostic> errors;
  const auto node = yaml::parse({"p.yaml", text}, errors);
  CHECK(node.has_value() == errors.empty());
  std::string list;
  for (const base::Diagnostic& error : errors) list += base::one_line(error) + "\n";
  return list;
}

}  // namespace

TEST_CASE("a document is a tree of texts with places") {
  std::vector<base::Diagnostic> errors;
  const std::string text = "a: no\nb:\n  - 0123\n  - \"x y\"\nc:\n";
  const auto root = yaml::parse({"p.yaml", text}, errors);
  REQUIRE(root);
  REQUIRE(root->keys.size() == 3);
  CHECK(root->items[0].text == "no");
  CHECK(root->items[1].items[0].text == "0123");
  CHECK(root->items[1].items[1].text == "x y");
  CHECK(root->items[1].items[1].offset == text.find('"'));
  CHECK(root->items[2].kind == yaml::Kind::null);
}

TEST_CASE("a text is as long as it is written") {
  for (const char* written : {"x", "plain", "two words", R"("a")", "''", R"("")", "'it''s'", "''''",
                              R"("a \" b")", R"("\\")", R"("it's")", R"('say "x"')"}) {
    const std::string text = "key: " + std::string(written) + "\nnext: \"x\"\n";
    std::vector<base::Diagnostic> errors;
    const auto root = yaml::parse({"p.yaml", text}, errors);
    REQUIRE_MESSAGE(root, text);
    const yaml::Node& node = root->items[0];
    CHECK_MESSAGE(text.substr(node.offset, node.length) == written, written);
  }
}

TEST_CASE("anything but one plain document is refused at its place") {
  CHECK(mistakes("a: 1\nb: 2\na: 3\n") == "3:1: the key \"a\" stands here twice\n");
  CHECK(mistakes("a: 1\n---\nb: 2\n") ==
        "2:1: a second YAML document; put all into the first one\n");
  CHECK(mistakes("a: &x [1]\nb: *x\n").starts_with("2:4: aliases are not supported"));
  CHECK(mistakes("[a]: 1\n") == "1:1: a key must be a text\n");
  CHECK(mistakes("a: [1\n").starts_with("1:4: this bracket is not closed"));
  CHECK(mistakes("a: b: c\n").starts_with("1:5: \": \" cannot stand in a value"));
  CHECK(mistakes("a:\n  - b\n c: d\n").find("does not fit what stands above") != std::string::npos);
  CHECK(mistakes("a: %b\n").starts_with("1:4: a value cannot begin like this"));
  CHECK(mistakes("a: \"b\\\"\nc: d\n").starts_with("1:4: this quote is never closed"));
  CHECK(mistakes("a: 'it''s\nc: d\n").starts_with("1:4: this quote is never closed"));
  CHECK(mistakes("a: 'it''s'\nb: \"\\\\\"\n").empty());
  CHECK(mistakes("a: \xff").starts_with("1:1: the file is not valid UTF-8"));
  CHECK(mistakes(std::string(60, '[')).find("too many values inside each other") !=
        std::string::npos);
  CHECK(mistakes(std::string(9'000'000, ' ')).find("has more than") != std::string::npos);
}

TEST_CASE("each mistake is shown at its place, with its length and the way out") {
  const auto shown = [](const std::string& text) {
    std::vector<base::Diagnostic> errors;
    CHECK_FALSE(yaml::parse({"p.yaml", text}, errors));
    return base::format(errors);
  };
  CHECK(shown("a: 1\nb: 2\n\"a\": 3\n") ==
        "p.yaml:3:1: error: the key \"a\" stands here twice\n  3 | \"a\": 3\n    | ^~~\n");
  CHECK(shown("a: 1\n---\nb: 2\n") ==
        "p.yaml:2:1: error: a second YAML document\n  2 | ---\n    | ^~~\n"
        "  hint: put all into the first one\n");
  CHECK(shown("b: *x\n") ==
        "p.yaml:1:4: error: aliases are not supported\n  1 | b: *x\n    |    ^\n"
        "  hint: quote the value when its \"*\" is meant as text\n");
  CHECK(shown("a: &x 1\nb: *x\n") ==
        "p.yaml:2:4: error: aliases are not supported\n  2 | b: *x\n    |    ^\n"
        "  hint: quote the value when its \"*\" is meant as text\n");
  CHECK(shown("[a]: 1\n{b: 2}: 3\n") ==
        "p.yaml:1:1: error: a key must be a text\n  1 | [a]: 1\n    | ^\n"
        "p.yaml:2:1: error: a key must be a text\n  2 | {b: 2}: 3\n    | ^\n");
  CHECK(shown("a: {b: [1, 2\n") ==
        "p.yaml:1:8: error: this bracket is not closed\n  1 | a: {b: [1, 2\n    |        ^\n"
        "  hint: close it, or quote the value\n");
  CHECK(shown("a: ]\n") ==
        "p.yaml:1:4: error: this bracket closes nothing\n  1 | a: ]\n    |    ^\n"
        "  hint: remove it, or quote the value\n");
  CHECK(shown("a: \"b c\nd: e\n") ==
        "p.yaml:1:4: error: this quote is never closed\n  1 | a: \"b c\n    |    ^\n"
        "  hint: write the same quote at the end of the text\n");
  CHECK(shown("a:\n  - b\n c: d\n") ==
        "p.yaml:3:2: error: this does not fit what stands above\n  3 |  c: d\n    |  ^\n"
        "  hint: indent it as the other lines, and close every quote\n");
  CHECK(shown("a: !\xff").find("p.yaml:1:1: error: the file is not valid UTF-8") == 0);
}

TEST_CASE("values may stand inside each other 40 deep") {
  const auto nested = [](std::size_t depth) {
    return "a: " + std::string(depth - 1, '[') + "x" + std::string(depth - 1, ']');
  };
  CHECK(mistakes(nested(40)).empty());
  CHECK(mistakes(nested(41)) == "1:43: too many values inside each other\n");
}

TEST_CASE("a file may have 8 MB, and no byte more") {
  const std::string line = "a: b\n";
  const std::string most = line + "#" + std::string(yaml::kMostBytes - line.size() - 1, 'x');
  CHECK(mistakes(most).empty());
  CHECK(mistakes(most + "x") == "2:8388604: the file has more than 8388608 bytes\n");
}

TEST_CASE("an empty document is nothing, and a single text is a document") {
  std::vector<base::Diagnostic> errors;
  const auto empty = yaml::parse({"p.yaml", "# nothing\n"}, errors);
  REQUIRE(empty);
  CHECK(yaml::kind_name(*empty) == "nothing");
  const auto text = yaml::parse({"p.yaml", "text"}, errors);
  REQUIRE(text);
  CHECK(yaml::kind_name(*text) == "a text");
  CHECK(yaml::kind_name(*yaml::parse({"p.yaml", "[]"}, errors)) == "a list");
  CHECK(yaml::kind_name(*yaml::parse({"p.yaml", "{}"}, errors)) == "a map");
  CHECK(errors.empty());
}

TEST_CASE("a diagnostic shows the line, a caret and the way out") {
  const std::string file = "p.yaml";
  const std::string text = "rules:\n  - wehn: {}\n";
  const auto error = base::error_at({file, text, text.find("wehn"), 4}, "unknown key \"wehn\"",
                                    "did you mean \"when\"?");
  CHECK(base::format(error) ==
        "p.yaml:2:5: error: unknown key \"wehn\"\n"
        "  2 |   - wehn: {}\n"
        "    |     ^~~~\n"
        "  hint: did you mean \"when\"?\n");
}

TEST_CASE("several diagnostics are told in the order of their places") {
  const std::string text = "a: 1\nb: 2 3\n";
  const auto at = [&](const std::string& file, const char* part) {
    return base::error_at({file, text, text.find(part), 1}, part, "");
  };
  const std::string all =
      base::format({at("p.yaml", "3"), at("p.yaml", "2"), at("p.yaml", "1"), at("o.yaml", "3")});
  CHECK(all ==
        "o.yaml:2:6: error: 3\n  2 | b: 2 3\n    |      ^\n"
        "p.yaml:1:4: error: 1\n  1 | a: 1\n    |    ^\n"
        "p.yaml:2:4: error: 2\n  2 | b: 2 3\n    |    ^\n"
        "p.yaml:2:6: error: 3\n  2 | b: 2 3\n    |      ^\n");
}

TEST_CASE("the place is marked below the excerpt, whatever stands before it") {
  const auto shown = [](const std::string& text, const char* part, std::size_t length) {
    return base::format(base::error_at({"p", text, text.find(part), length}, "m"));
  };
  CHECK(shown("\ta\tb: x", "x", 1) == "p:1:7: error: m\n  1 | \ta\tb: x\n    | \t \t   ^\n");
  CHECK(shown("é: ü x", "ü", 2) == "p:1:4: error: m\n  1 | é: ü x\n    |    ^\n");
  CHECK(shown("é: ü x", "x", 0) == "p:1:6: error: m\n  1 | é: ü x\n    |      ^\n");
  CHECK(shown("a\r\nbc\r\n", "bc", 9) == "p:2:1: error: m\n  2 | bc\n    | ^~\n");
  CHECK(shown("a\n", "\n", 1) == "p:1:2: error: m\n  1 | a\n    |  ^\n");
  CHECK(shown("", "", 1) == "p:1:1: error: m\n  1 | \n    | ^\n");
}

TEST_CASE("of a long line 60 bytes before the place are shown, and 160 in all") {
  const auto excerpt = [](const std::string& text, std::size_t at) {
    const base::Diagnostic made = base::error_at({"p", text, at, 1}, "m");
    return std::to_string(made.excerpt.size()) + " " + std::to_string(made.before);
  };
  const std::string line(400, 'x');
  CHECK(excerpt(line, 0) == "160 0");
  CHECK(excerpt(line, 60) == "160 60");
  CHECK(excerpt(line, 61) == "160 60");
  CHECK(excerpt(line, 300) == "160 60");
  CHECK(excerpt(line, 301) == "159 60");
  CHECK(excerpt(line.substr(0, 160), 159) == "160 159");
  CHECK(excerpt(line.substr(0, 161), 160) == "61 60");
  // No character is cut.
  const std::string umlaut = "xü" + line;
  CHECK(excerpt(umlaut, 62) == "160 60");
  CHECK(base::error_at({"p", umlaut, 62, 1}, "m").excerpt.starts_with("üxx"));
  const std::string last = std::string(159, 'x') + "ü" + line;
  CHECK(excerpt(last, 0) == "161 0");
}

TEST_CASE("what is marked ends with its line") {
  const std::string file = "p.yaml";
  const std::string text = "a long first line of the file\nbb: c\nd: e\n";
  const auto error = base::error_at({file, text, text.find("bb"), 100}, "here");
  CHECK(error.line == 2);
  CHECK(error.column == 1);
  CHECK(error.length == 5);
}

TEST_CASE("an endless line is cut around the place") {
  const std::string file = "p.yaml";
  const std::string text = std::string(1000, 'a') + "é" + std::string(1000, 'b');
  const std::string shown = base::format(base::error_at({file, text, 1002}, "here"));
  CHECK(shown.size() < 500);
  CHECK(shown.find("p.yaml:1:1002: error: here") == 0);
  CHECK(shown.find("aé") != std::string::npos);
}

TEST_CASE("values nested without end are refused at their place") {
  for (const auto& [open, close] :
       {std::pair("[", "]"), std::pair("{a: ", "}"), std::pair("- ", ""), std::pair("? ", "")}) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += open;
    text += "x";
    for (int i = 0; i < 50'000; ++i) text += close;
    std::vector<base::Diagnostic> errors;
    CHECK_FALSE(yaml::parse({"a.yaml", text}, errors));
    REQUIRE_MESSAGE(errors.size() == 1, open);
    CHECK(base::format(errors).find("too many values inside each other") != std::string::npos);
  }
}
