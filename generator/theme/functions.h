// The functions of templates, such as {{#translate}}read_more{{/translate}}. They look like lambdas
// of Mustache, but their arguments are parsed only once, when the theme is loaded. A call that uses
// no value of a page becomes static text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "language/dates.h"
#include "language/strings.h"
#include "theme/template_parser.h"

namespace theme {

//   {{#translate}}KEY [COUNT] [PLACEHOLDER=NAME …]{{/translate}}   a text of the i18n files
//   {{#date_format}}NAME FORMAT{{/date_format}}                    a date (language/dates.h)
//   {{#asset_url}}css/main.css{{/asset_url}}                       the URL of a file in static/
//   {{#relative_url}}/about/{{/relative_url}}                      adds the path of base_url
//   {{#absolute_url}}{{page.image}}{{/absolute_url}}               adds base_url, if it is set
//   {{#number}}{{term.count}}{{/number}}                           1,234 or 1.234, by language
//   {{#headline}}{{page.title}}{{/headline}}                       keeps hyphenated words whole
//   {{#json}}{{page.title}}{{/json}}                               a JSON string, safe in <script>
// COUNT and NAME are names as in {{NAME}}. The functions from relative_url on take texts and
// variables.
enum class Function {
  translate,
  date_format,
  asset_url,
  relative_url,
  absolute_url,
  json,
  number,
  headline
};

std::optional<Function> function_of(std::string_view name);

// Turns a section named like a function into a call. The children become the arguments: texts and
// variables. Reports the mistakes that are visible without the contract and the i18n files.
void make_call(Node& node, base::Report& report);

// The data that functions use in addition to their arguments.
struct FunctionContext {
  const language::Strings* words = nullptr;
  language::Dates dates{"en"};
  std::string base_path = "/";
  std::string base_url;
};

// The label of the date argument of {{#date_format}}. No placeholder can have this name.
inline constexpr std::string_view kDateLabel = "(date)";

// An argument of a function: a static text, or the value of a name in the view.
struct Argument {
  std::string label;  // of a value: the placeholder that it fills, or kDateLabel
  std::string text;
};

// Returns the result as HTML.
std::string call(Function function, const std::vector<Argument>& arguments,
                 const FunctionContext& function_context);

}  // namespace theme
