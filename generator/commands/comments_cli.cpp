#include "commands/comments_cli.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "commands/command_line.h"
#include "commands/comments.h"

namespace commands {
namespace {

constexpr const char* kService =
    "The URL of the service; `comments.service` of postil.yaml if left out";

std::shared_ptr<std::string> add_folder(CLI::App& command) {
  auto folder = std::make_shared<std::string>();
  command
      .add_option("FOLDER", *folder,
                  "Where the comments go; `comments` in the site's folder if left out")
      ->type_name("");
  return folder;
}

void register_pull(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("pull", "Write all comments to a folder");
  add_source(command, line);
  add_environment(command, line, "production");
  add_comments(command, line, kService);
  const auto folder = add_folder(command);
  set_work(command, line, [folder](const CommandLine& said) {
    return pull_comments(*said.files, said.request, said.comments, *folder, said.console());
  });
}

void register_push(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "push", "Tell the service which pages there are, and which take comments");
  add_site(command, line, "production");
  add_printing(command, line);
  add_comments(command, line, kService);
  set_work(command, line, [](const CommandLine& said) {
    return push_pages(*said.files, said.request, said.comments, said.console());
  });
}

void register_freeze(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "freeze", "Write all comments to a folder, and build a site that needs no service");
  add_site(command, line, "production");
  add_included(command, line);
  add_printing(command, line);
  add_comments(command, line, kService);
  const auto folder = add_folder(command);
  set_work(command, line, [folder](const CommandLine& said) {
    return freeze_comments(*said.files, said.request, said.comments, *folder, said.console());
  });
}

}  // namespace

void register_comments(CLI::App& app, CommandLine& line) {
  CLI::App& command =
      *app.add_subcommand("comments", "Exchange comments and pages with the comment service");
  // A missing command is reported in cli.cpp: CLI11 would report a misspelt one as missing.
  command.require_subcommand(0, 1);
  register_pull(command, line);
  register_push(command, line);
  register_freeze(command, line);
}

}  // namespace commands
