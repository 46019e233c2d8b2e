// theme.yaml: which data the templates of a theme were written for, and what a site can choose.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "base/value.h"
#include "yaml/reader.h"

namespace theme {

// The version of the data that templates see (contract.h). It grows when a name is taken away or
// comes to mean something else, not when one is added.
constexpr int kContract = 1;

// Of an option: a text, true or false, a whole number, one of a few words, texts.
enum class OptionType { text, flag, number, choice, list };

struct Option {
  std::string name;
  OptionType type = OptionType::text;
  std::vector<std::string> choices;  // of a choice, at least one
  yaml::Range range;                 // of a number
  base::Value otherwise;             // of the type: what holds where the site says nothing
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
//       default: left         absent: nothing, false, the least, the first choice
//       meaning: where the list of sections stands
// Another contract than kContract is an error that says what to do, and so is every wrong option.
Manifest read_manifest(const std::string& path, const std::string& text, base::Report& report);

// What `value`, written at `place`, says for the option: of its type, or an error. Nothing when it
// is absent.
std::optional<base::Value> option_value(const Option& option, const base::Value& value,
                                        const base::Location& place, base::Report& report);

}  // namespace theme
