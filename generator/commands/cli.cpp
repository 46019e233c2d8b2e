#include "commands/cli.h"

#include <CLI/CLI.hpp>
#include <string>

#include "base/version.h"

namespace commands {

int run(int argc, const char* const* argv) {
  CLI::App app{"postil: turns Markdown into a web site", "postil"};
  app.set_version_flag("--version", "postil " + std::string(base::version()));
  app.require_subcommand(1);
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace commands
