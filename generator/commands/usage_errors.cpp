#include "commands/usage_errors.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/spelling.h"

namespace commands {
namespace {

// `above` is the command that the unknown one would belong to: "postil", "postil comments".
int unknown_command(const CLI::App& app, const std::string& above, const std::string& name) {
  std::vector<std::string_view> known;
  for (const CLI::App* command : app.get_subcommands({})) known.push_back(command->get_name());
  const std::string guess = base::did_you_mean(name, known);
  return refuse(base::Kind::usage, "there is no command \"" + name + '"',
                guess.empty() ? '`' + above + " --help` lists the commands" : guess);
}

// Reports an argument that the command does not accept: a misspelt option, or one argument too
// many.
int unknown_word(const CLI::App& command, const std::string& name, const std::string& word) {
  const std::string help = '`' + name + " --help` lists what it takes";
  if (!word.starts_with('-'))
    return refuse(base::Kind::usage, '`' + name + "` does not take \"" + word + '"', help);
  const std::string option = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* known : command.get_options()) {
    for (const std::string& each : known->get_lnames()) names.push_back("--" + each);
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string guess = base::did_you_mean(option, known);
  return refuse(base::Kind::usage, '`' + name + "` has no option " + option,
                guess.empty() ? help : guess);
}

// Describes a wrong use of a known argument in postil's own words.
std::string mistake(const CLI::App& command, const std::string& name, const CLI::ParseError& stop) {
  const std::string said = stop.what();
  const std::string option = said.substr(0, said.find_first_of(": "));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&stop) != nullptr)
    return option + " needs a value: " + command.get_option(option)->get_type_name();
  if (dynamic_cast<const CLI::RequiredError*>(&stop) != nullptr)
    return '`' + name + "` needs " + option + ": " + command.get_option(option)->get_description();
  return option.empty() ? said.substr(2) : said;  // hidden options have no name
}

}  // namespace

int refuse(base::Kind kind, const std::string& message, const std::string& hint) {
  std::cerr << base::format(base::error_in(kind, "", message, hint));
  return kWrongUsage;
}

const CLI::App& used_command(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

int status_of(const CLI::App& app, const CLI::ParseError& stop) {
  if (stop.get_exit_code() == 0) return app.exit(stop);
  const CLI::App& command = used_command(app);
  std::string name = "postil";
  for (const CLI::App* used = &app; used != &command; name += ' ' + used->get_name())
    used = used->get_subcommands().front();
  const auto unknown = command.remaining();
  const bool has_commands = !command.get_subcommands({}).empty();
  if (!unknown.empty() && has_commands && !unknown.front().starts_with('-'))
    return unknown_command(command, name, unknown.front());
  if (!unknown.empty()) return unknown_word(command, name, unknown.front());
  return refuse(base::Kind::usage, mistake(command, name, stop),
                '`' + name + " --help` tells more");
}

}  // namespace commands
