// What templates see of the theme itself: its options as the site has set them.
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

// Every option of the theme is there, under its name, as templates can use it without comparing:
//   text    a text, and has_NAME
//   flag    true or false
//   number  a text, and has_NAME: whether it is another than 0
//   choice  an object: `value`, and `is_CHOICE` for each choice
//   list    a list of texts, has_NAME and NAME_count
class Options {
 public:
  // `theme` is its name. Values that the site has `given` for options that the theme does not have
  // are warnings, those of a wrong type errors.
  Options(const Manifest& manifest, const std::string& theme,
          const std::vector<configuration::ThemeOption>& given, base::Report& report);
  // The contract views into it.
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // The scope around all templates: an object with `theme`.
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
