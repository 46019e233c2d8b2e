// theme.yaml: what a theme may say of itself, and what is wrong in it.
#include "theme/manifest.h"

#include <doctest/doctest.h>

#include "theme/small_theme.h"

namespace {

// Everything that is said of the file `text`.
std::string said(const std::string& text) {
  base::Report report;
  theme::read_manifest("theme.yaml", text, report);
  return theme::text_of(report);
}

// What is said of an option with the lines `parts`, each indented by four blanks.
std::string said_of_option(const std::string& parts) {
  return said("options:\n  x:\n    meaning: what it is for\n" + parts);
}

bool says(const std::string& parts, const std::string& text) {
  const std::string all = said_of_option(parts);
  const bool found = all.find(text) != std::string::npos;
  if (!found) MESSAGE(all);
  return found;
}

std::string written(const base::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value.data)) return *flag ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  const auto* list = std::get_if<base::ValueList>(&value.data);
  if (list == nullptr) return "?";
  std::string all = "[";
  for (const base::Value& each : *list) all += written(each) + ',';
  return all + ']';
}

// The default of the only option; "" when it is refused.
std::string otherwise(const std::string& parts) {
  base::Report report;
  const auto manifest = theme::read_manifest(
      "theme.yaml", "options:\n  x:\n    meaning: what it is for\n" + parts, report);
  CHECK(theme::text_of(report) == "");
  return manifest.options.size() == 1 ? written(manifest.options.front().otherwise) : "";
}

theme::Option option(theme::OptionType type) {
  return {.name = "x",
          .type = type,
          .choices = {"left", "right"},
          .range = {.least = 0, .most = 9},
          .otherwise = {}};
}

// The value that a site's `value` becomes, or else the error with its hint.
std::string converted(const theme::Option& option, const base::Value& value) {
  base::Report report;
  const auto fits = theme::option_value(option, value, {.file = "postil.yaml"}, report);
  return fits ? written(*fits) : theme::text_of(report);
}

base::Value text(const std::string& text) { return {text}; }

}  // namespace

TEST_CASE("a manifest without a mistake says nothing, and its options keep their order") {
  base::Report report;
  const auto manifest = theme::read_manifest("theme.yaml",
                                             "name: small\ndescription: A theme\ncontract: 1\n"
                                             "options:\n"
                                             "  z: {type: flag, meaning: m}\n"
                                             "  a_b-9: {type: text, meaning: m}\n",
                                             report);
  CHECK(theme::text_of(report) == "");
  REQUIRE(manifest.options.size() == 2);
  CHECK(manifest.options[0].name == "z");
  CHECK(manifest.options[0].type == theme::OptionType::flag);
  CHECK(manifest.options[1].name == "a_b-9");
  CHECK(manifest.options[1].type == theme::OptionType::text);
}

TEST_CASE("a theme for another version of the data is an error that says which is older") {
  CHECK(said("contract: 1\n").empty());
  CHECK(said("contract: 2\n") ==
        "theme.yaml:1:11: error: this theme is made for version 2 of the data of templates, and "
        "this Postil has version 1 [theme-version]\n"
        "  1 | contract: 2\n"
        "    |           ^\n"
        "  hint: use a newer Postil, or an older version of the theme\n");
  CHECK(said("contract: 0\n").find("\"contract\" must be") != std::string::npos);
}

TEST_CASE("an unknown key of the manifest or of an option is a warning") {
  CHECK(said("contrakt: 1\n").find("hint: did you mean \"contract\"?") != std::string::npos);
  CHECK(says("    type: text\n    defualt: x\n", "hint: did you mean \"default\"?"));
  CHECK(says("    type: choice\n    choises: [a]\n", "hint: did you mean \"choices\"?"));
  CHECK(says("    type: number\n    mix: 1\n", "unknown key \"mix\""));
  CHECK(says("    type: number\n    maxi: 1\n", "hint: did you mean \"max\"?"));
  CHECK(says("    type: text\n    choices: [a]\n", "unknown key \"choices\""));
  CHECK(says("    type: text\n    min: 1\n", "unknown key \"min\""));
  CHECK(says("    type: text\n    max: 1\n", "unknown key \"max\""));
  // The keys of other types are no help here.
  CHECK(said_of_option("    type: text\n    choises: [a]\n").find("hint") == std::string::npos);
  CHECK(said_of_option("    type: text\n    maxi: 1\n").find("hint") == std::string::npos);
}

TEST_CASE("the name of an option has small letters, digits, - and _ and no has_") {
  const auto refused = [](const std::string& name) {
    return said("options:\n  " + name + ": {type: flag, meaning: m}\n")
               .find("cannot name an option [reserved-name]") != std::string::npos;
  };
  for (const char* name : {"a", "az", "09", "a-b", "a_b", "has", "hash"}) {
    CAPTURE(name);
    CHECK_FALSE(refused(name));
  }
  for (const char* name :
       {"A", "a.b", "\u00E9", "\"\"", "a b", "has_a", "\"{\"", "\"`\"", "\"/\"", "\"a:\""}) {
    CAPTURE(name);
    CHECK(refused(name));
  }
}

TEST_CASE("an option without a type or with an unknown one is an error, and is left out") {
  CHECK(said("options:\n  x: {meaning: m}\n") ==
        "theme.yaml:2:3: error: option \"x\" has no type [missing-value]\n"
        "  2 |   x: {meaning: m}\n"
        "    |   ^\n"
        "  hint: type: text, flag, number, choice, list\n");
  CHECK(said("options:\n  x: {meaning: m, type: flog}\n") ==
        "theme.yaml:2:25: error: there is no type \"flog\" [wrong-value]\n"
        "  2 |   x: {meaning: m, type: flog}\n"
        "    |                         ^~~~\n"
        "  hint: did you mean \"flag\"?\n");
  CHECK(said("options:\n  x: {meaning: m, type: colour}\n")
            .find("hint: write text, flag, number, choice, list") != std::string::npos);
  CHECK(said("options:\n  x: {meaning: m, type: [flag]}\n").find("\"type\" must be a text") !=
        std::string::npos);
  CHECK(said("options:\n  x: text\n").find("error: \"x\" must be a map") != std::string::npos);
  // Its other keys cannot be judged without the type.
  CHECK(said("options:\n  x: {meaning: m, type: flog, min: 1}\n").find("unknown key") ==
        std::string::npos);
  CHECK(said("options:\n  x: {meaning: m, min: 1}\n").find("unknown key") == std::string::npos);
  base::Report report;
  CHECK(theme::read_manifest("theme.yaml",
                             "options:\n  a: {meaning: m}\n  b: {meaning: m, type: flog}\n"
                             "  c: {meaning: m, type: [flag]}\n  d: {meaning: m, type: choice}\n"
                             "  e: text\n  f: {meaning: m, type: flag}\n",
                             report)
            .options.size() == 1);
}

TEST_CASE("an option that does not say what it is for is a warning, and is kept") {
  base::Report report;
  const auto manifest = theme::read_manifest("theme.yaml", "options:\n  x: {type: flag}\n", report);
  CHECK(manifest.options.size() == 1);
  CHECK(theme::text_of(report) ==
        "theme.yaml:2:3: warning: option \"x\" does not say what it is for [missing-value]\n"
        "  2 |   x: {type: flag}\n"
        "    |   ^\n"
        "  hint: meaning: what the site chooses by it\n");
  CHECK(said("options:\n  x: {meaning: m, type: flag}\n").empty());
  CHECK(said("options:\n  x: {type: flag, meaning: m}\n").empty());
}

TEST_CASE("a choice needs choices that a template can ask for by name") {
  CHECK(says("    type: choice\n", "a choice needs \"choices\""));
  CHECK(says("    type: choice\n    choices: [a, B]\n", "\"B\" cannot be a choice"));
  CHECK(said_of_option("    type: choice\n    choices: [a, b-1]\n").empty());
}

TEST_CASE("an option has its default, else what is nothing for its type") {
  CHECK(otherwise("    type: text\n") == "");
  CHECK(otherwise("    type: text\n    default: x\n") == "x");
  CHECK(otherwise("    type: flag\n") == "false");
  CHECK(otherwise("    type: flag\n    default: true\n") == "true");
  CHECK(otherwise("    type: list\n") == "[]");
  CHECK(otherwise("    type: list\n    default: [a, b]\n") == "[a,b,]");
  CHECK(otherwise("    type: list\n    default: a\n") == "[a,]");
  CHECK(otherwise("    type: choice\n    choices: [a, b]\n") == "a");
  CHECK(otherwise("    type: choice\n    choices: [a, b]\n    default: b\n") == "b");
  CHECK(otherwise("    type: number\n") == "0");
  CHECK(otherwise("    type: number\n    min: -3\n    max: 3\n") == "0");
  CHECK(otherwise("    type: number\n    min: 2\n") == "2");
  CHECK(otherwise("    type: number\n    max: -2\n") == "-2");
  CHECK(otherwise("    type: number\n    min: 2\n    default: 7\n") == "7");
  CHECK(otherwise("    default: 007\n    type: number\n") == "7");
}

TEST_CASE("a default that does not fit its option is an error") {
  CHECK(says("    type: number\n    min: 2\n    max: 4\n    default: 1\n",
             "theme.yaml:7:14: error: \"x\" must be a whole number, 2 or more, 4 or less "
             "[wrong-value]"));
  CHECK(says("    type: flag\n    default: perhaps\n",
             "error: \"x\" must be true or false [wrong-type]"));
  CHECK(says("    type: number\n    min: 4\n    max: 2\n", "\"max\" must be"));
  CHECK(says("    type: number\n    max: 2\n    min: 4\n", "\"min\" must be"));
  CHECK(said_of_option("    type: number\n    max: 2\n    min: 2\n").empty());
}

TEST_CASE("a value of the site is converted to the type of its option, or refused with a hint") {
  using theme::OptionType;
  const base::Value flag = {true};
  const base::Value list = {base::ValueList{text("a"), text("b")}};
  const base::Value mixed = {base::ValueList{text("a"), flag}};

  CHECK(converted(option(OptionType::flag), flag) == "true");
  CHECK(converted(option(OptionType::flag), text("yes")) ==
        "postil.yaml: error: \"x\" must be true or false [wrong-type]\n");

  CHECK(converted(option(OptionType::text), text("a")) == "a");
  CHECK(converted(option(OptionType::text), flag) ==
        "postil.yaml: error: \"x\" must be a text [wrong-type]\n");
  CHECK(converted(option(OptionType::text), list) ==
        "postil.yaml: error: \"x\" must be a text [wrong-type]\n");

  CHECK(converted(option(OptionType::list), list) == "[a,b,]");
  CHECK(converted(option(OptionType::list), text("a")) == "[a,]");
  for (const base::Value& wrong : {flag, mixed}) {
    CHECK(converted(option(OptionType::list), wrong) ==
          "postil.yaml: error: \"x\" must be a list of texts [wrong-type]\n");
  }

  CHECK(converted(option(OptionType::number), text("0")) == "0");
  CHECK(converted(option(OptionType::number), text("9")) == "9");
  for (const char* wrong : {"10", "-1", "1.5", "1 ", "x", "", "99999999999"}) {
    CAPTURE(wrong);
    CHECK(converted(option(OptionType::number), text(wrong)) ==
          "postil.yaml: error: \"x\" must be a whole number, 0 or more, 9 or less "
          "[wrong-value]\n");
  }
  CHECK(converted(option(OptionType::number), flag).find("[wrong-value]") != std::string::npos);

  CHECK(converted(option(OptionType::choice), text("right")) == "right");
  CHECK(converted(option(OptionType::choice), text("rihgt")) ==
        "postil.yaml: error: \"x\" must be one of left, right [wrong-value]\n"
        "  hint: did you mean \"right\"?\n");
  CHECK(converted(option(OptionType::choice), text("up")).find("hint") == std::string::npos);
  CHECK(converted(option(OptionType::choice), flag) ==
        "postil.yaml: error: \"x\" must be one of left, right [wrong-value]\n");
  for (const auto type : {OptionType::flag, OptionType::text, OptionType::list, OptionType::number,
                          OptionType::choice}) {
    CHECK(converted(option(type), {}).empty());  // a site that says nothing makes no mistake
  }
}
