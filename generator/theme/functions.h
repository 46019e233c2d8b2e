// What templates can compute: {{#translate}}read_more{{/translate}} and its like. They look like
// Mustache's lambdas, but are read once, when the theme is loaded: what needs no value of a page
// becomes text, and of the rest no byte is parsed again while pages are rendered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "language/dates.h"
#include "language/strings.h"
#include "theme/parse.h"

namespace theme {

//   {{#translate}}KEY [COUNT] [PLACEHOLDER=NAME …]{{/translate}}   words of the i18n files
//   {{#date_format}}NAME FORMAT{{/date_format}}                    a date (language/dates.h)
//   {{#asset_url}}css/main.css{{/asset_url}}                       of a file in static/
//   {{#relative_url}}/about/{{/relative_url}}                      with the path of base_url
//   {{#absolute_url}}{{page.image}}{{/absolute_url}}               with base_url, if it is known
//   {{#json}}{{page.title}}{{/json}}                               a JSON text, safe in <script>
// COUNT and NAME are names as in {{NAME}}. The last three hold texts and variables.
enum class Function { translate, date_format, asset_url, relative_url, absolute_url, json };

std::optional<Function> function_of(std::string_view name);

// Turns the section `node`, whose name is a function's, into a call: its children are what the
// function gets, texts and variables. Says what is wrong with them, as far as the tree shows it.
void make_call(Node& node, base::Report& report);

// What functions know beside their arguments.
struct Tongue {
  const language::Strings* words = nullptr;
  language::Dates dates{"en"};
  std::string base_path = "/";
  std::string base_url;
};

// The label of the date that {{#date_format}} formats: no placeholder can be called so.
inline constexpr std::string_view kDateLabel = "(date)";

// A text, or what stands in the view under a name.
struct Argument {
  std::string label;  // of a value: the placeholder it fills, or kDateLabel
  std::string text;
};

// The result as HTML.
std::string call(Function function, const std::vector<Argument>& arguments, const Tongue& tongue);

}  // namespace theme
