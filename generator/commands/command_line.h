// The parsed command line, and the options that several commands share.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/files.h"
#include "base/kind.h"
#include "base/time.h"
#include "commands/console.h"
#include "commands/load_comments.h"
#include "commands/pipeline.h"

namespace CLI {
class App;
}

namespace commands {

// CLI11 keeps pointers to the members, so this object must not move.
struct CommandLine {
  CommandLine();

  std::unique_ptr<base::Files> files;
  Request request;
  CommentOptions comments;
  std::optional<base::Clock> clock;  // from the command line
  Form form = Form::lines;
  Detail detail = Detail::fitting;
  std::set<base::Kind> only;                    // of warnings and notes to print
  std::function<int(const CommandLine&)> work;  // runs the chosen command

  Console console() const;
};

// Sets the function that runs the command after parsing. It returns the exit status.
void set_work(CLI::App& command, CommandLine& line, std::function<int(const CommandLine&)> work);

// Each function adds the options of its name to the command.
void add_source(CLI::App& command, CommandLine& line);
void add_destination(CLI::App& command, CommandLine& line);
void add_json(CLI::App& command, CommandLine& line);
void add_strict(CLI::App& command, CommandLine& line);
// `usual` is the default.
void add_environment(CLI::App& command, CommandLine& line, const std::string& usual);
// --drafts, --future and --expired. Also accepts Hugo's long names.
void add_included(CLI::App& command, CommandLine& line);
// --all and --only, which choose the diagnostics to print.
void add_printing(CLI::App& command, CommandLine& line);
// The options that all commands have that read the whole site: --source, --clock, --strict …
void add_site(CLI::App& command, CommandLine& line, const std::string& environment);
// --comments; `description` tells what the command does with them.
void add_comments(CLI::App& command, CommandLine& line, const std::string& description);

}  // namespace commands
