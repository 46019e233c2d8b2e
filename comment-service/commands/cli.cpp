#include "commands/cli.h"

#include <CLI/CLI.hpp>
#include <string>

#include "base/version.h"

namespace commands {

int run(int argc, const char* const* argv) {
  CLI::App app{"postil-comments: stores and moderates the comments of a web site", "postil-comments"};
  app.set_version_flag("--version", "postil-comments " + std::string(base::version()));
  app.require_subcommand(1);
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace commands
