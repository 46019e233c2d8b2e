// The options of a theme, as the templates of a site see them.
#include "theme/options.h"

#include <doctest/doctest.h>

#include "theme/small_theme.h"

namespace {

constexpr const char* kManifest =
    "options:\n"
    "  motto: {type: text, meaning: m}\n"
    "  wide: {type: flag, meaning: m, default: true}\n"
    "  columns: {type: number, meaning: m, min: 0}\n"
    "  side: {type: choice, meaning: m, choices: [left, right, none]}\n"
    "  links: {type: list, meaning: m}\n";

configuration::ThemeOption given(const std::string& name, base::Value value) {
  return {.name = name,
          .value = std::move(value),
          .key = {.file = "key"},
          .location = {.file = "value"}};
}

base::Value text(const std::string& text) { return {text}; }

// Renders the template `text` of a theme with `manifest` in a site that sets `options`.
std::string rendered(const std::string& text, std::vector<configuration::ThemeOption> options,
                     const std::string& manifest = kManifest) {
  auto files = theme::small_site({{"page", text}});
  files.all["site/themes/small/theme.yaml"] = manifest;
  base::Report report;
  const auto theme =
      theme::load(files, "site", {.theme = "small", .options = std::move(options)}, report);
  const std::string wrong = theme::text_of(report);
  return wrong.empty() ? theme.render("page", theme::View::object({})) : wrong;
}

constexpr const char* kAll =
    "{{theme.name}}:{{#theme.options}} {{motto}}{{#has_motto}}!{{/has_motto}}"
    "{{#wide}} wide{{/wide}} {{columns}}{{#has_columns}}!{{/has_columns}}"
    " {{side.value}}{{#side}}{{#is_left}} L{{/is_left}}{{#is_right}} R{{/is_right}}"
    "{{#is_none}} N{{/is_none}}{{/side}}"
    " {{links_count}}{{#has_links}}!{{/has_links}}{{#links}} {{.}}{{/links}}{{/theme.options}}";

}  // namespace

TEST_CASE("templates see every option of the theme, set or not") {
  CHECK(rendered(kAll, {}) == "small:  wide 0 left L 0");
  CHECK(rendered(kAll, {given("motto", text("Read <this>")), given("wide", {false}),
                        given("columns", text("2")), given("side", text("right")),
                        given("links", {base::ValueList{text("/a/"), text("/b/")}})}) ==
        "small: Read &lt;this&gt;! 2! right R 2! /a/ /b/");
}

TEST_CASE("an option that the theme does not have is a warning with what it may mean") {
  const std::string begin = "key: warning: theme \"small\" has no option \"";
  CHECK(rendered("x", {given("colums", text("2"))}) ==
        begin + "colums\" [unknown-option]\n  hint: did you mean \"columns\"?\n");
  // The nearest name is none that the value fits.
  CHECK(rendered("x", {given("colums", text("many"))}) ==
        begin + "colums\" [unknown-option]\n  hint: it has motto, wide, columns, side, links\n");
  CHECK(rendered("x", {given("zzz", text("2"))}) ==
        begin + "zzz\" [unknown-option]\n  hint: it has motto, wide, columns, side, links\n");
  CHECK(rendered("x", {given("zzz", text("2"))}, "options: {only: {type: text, meaning: m}}\n") ==
        begin + "zzz\" [unknown-option]\n  hint: it has only\n");
  CHECK(rendered("x", {given("zzz", text("2"))}, "name: small\n") ==
        begin + "zzz\" [unknown-option]\n  hint: this theme has no options\n");
}

TEST_CASE("an option of a wrong type is an error at its value") {
  CHECK(rendered("x", {given("wide", text("perhaps"))}) ==
        "value: error: \"wide\" must be true or false [wrong-type]\n");
}

TEST_CASE("a template that asks for an option or a choice that is not there is an error") {
  CHECK(rendered("{{theme.options.wyde}}", {}).find("\"options\" has no \"wyde\"") !=
        std::string::npos);
  CHECK(rendered("{{#theme.options.side.is_top}}x{{/theme.options.side.is_top}}", {})
            .find("\"side\" has no \"is_top\"") != std::string::npos);
}

TEST_CASE("the options that a template uses are listed with their full names") {
  auto files = theme::small_site({{"page",
                                   "{{#theme.options}}{{#a-long-name-of-an-option}}{{value}}"
                                   "{{#is_another-long-name}}x{{/is_another-long-name}}"
                                   "{{/a-long-name-of-an-option}}{{a-long-text-for-the-footer}}"
                                   "{{/theme.options}}"}});
  files.all["site/themes/small/theme.yaml"] =
      "options:\n"
      "  a-long-name-of-an-option: {type: choice, meaning: m, choices: [b, another-long-name]}\n"
      "  a-long-text-for-the-footer: {type: text, meaning: m}\n";
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  CHECK(theme::text_of(report).empty());
  std::vector<std::string> names;
  for (const auto& each : theme.anatomy("page", theme::View::object({})).name_uses)
    names.push_back(each.name);
  const std::string option = "theme.options.a-long-name-of-an-option";
  CHECK(names == std::vector<std::string>{"theme.options", option, option + ".value",
                                          option + ".is_another-long-name",
                                          "theme.options.a-long-text-for-the-footer"});
}
