// The options of the theme, with the values of the site, as templates see them.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/report.h"
#include "configuration/configuration.h"
#include "theme/contract.h"
#include "theme/manifest.h"
#include "theme/view.h"

namespace theme {

// Every option is present under its name, in a form that templates can use without comparisons:
//   text    a text, and has_NAME
//   flag    true or false
//   number  a text, and has_NAME: whether it is not 0
//   choice  an object: `value`, and `is_CHOICE` for each choice
//   list    a list of texts, has_NAME and NAME_count
class Options {
 public:
  // `theme` is the name of the theme, `given` are the values of the site. A value for an unknown
  // option is a warning, a value of a wrong type an error.
  Options(const Manifest& manifest, const std::string& theme,
          const std::vector<configuration::ThemeOption>& given, base::Report& report);
  // Not copyable: the contract refers to the members.
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // The outermost scope of all templates: an object with the field `theme`.
  const Schema& contract() const { return scope_; }
  const View& view() const { return view_; }

 private:
  std::string_view word(std::string text);
  const Schema& schema(std::string name, std::vector<Field> fields);
  void add(const Option& option, const base::Value& value);
  void add_choice(const Option& option, const base::Value& value);

  std::deque<std::string> words_;
  std::deque<std::vector<Field>> fields_;
  std::deque<Schema> schemas_;
  std::vector<Field> options_;
  ViewFields values_;
  Schema scope_;
  View view_;
};

}  // namespace theme
