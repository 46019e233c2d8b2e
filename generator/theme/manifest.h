// theme.yaml: the version of the data that the templates use, and the options of the theme.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "base/value.h"
#include "yaml/reader.h"

namespace theme {

// The version of the data that templates see (contract.h). It is incremented when a name is removed
// or changes its meaning, not when a name is added.
constexpr int kContract = 1;

// The type of an option: text, true or false, integer, one of `choices`, list of texts.
enum class OptionType { text, flag, number, choice, list };

struct Option {
  std::string name;
  OptionType type = OptionType::text;
  std::vector<std::string> choices;  // of type choice: at least one
  yaml::Range range;                 // of type number
  base::Value otherwise;             // the default, of this type
};

struct Manifest {
  std::vector<Option> options;  // in the order of the file
};

// Reads a map such as
//   name: paper
//   contract: 1
//   options:
//     sidebar:
//       type: choice          text, flag, number (min, max), choice (choices) or list
//       choices: [left, right, none]
//       default: left         when absent: empty, false, 0 (or the nearest), the first choice
//       meaning: where the list of sections is shown
// A contract other than kContract and every invalid option are errors with a hint.
Manifest read_manifest(const std::string& path, const std::string& text, base::Report& report);

// Converts `value`, written at `place`, to the type of the option. Returns nothing when `value` is
// absent or, after an error in `report`, when it does not fit.
std::optional<base::Value> option_value(const Option& option, const base::Value& value,
                                        const base::Location& place, base::Report& report);

}  // namespace theme
