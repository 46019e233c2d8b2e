#include "commands/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/spelling.h"
#include "base/text.h"
#include "base/version.h"
#include "commands/arguments.h"
#include "commands/build.h"
#include "commands/check.h"
#include "commands/clean.h"
#include "commands/command_line.h"
#include "commands/comments_cli.h"
#include "commands/config.h"
#include "commands/explain.h"
#include "commands/initialize.h"
#include "commands/list.h"
#include "commands/new.h"
#include "commands/serve.h"
#include "commands/site_folder.h"
#include "commands/usage_errors.h"

namespace commands {
namespace {

void register_build(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("build", "Build the site");
  add_site(command, line, "production");
  add_included(command, line);
  add_printing(command, line);
  add_comments(command, line,
               "Bake comments: the URL of a service, a folder of `comments pull`, or a snapshot");
  const auto push = std::make_shared<Push>(Push::no);
  command.add_flag_callback(
      "--push", [push] { *push = Push::after_build; },
      "Then tell the service which pages there are");
  set_work(command, line, [push](const CommandLine& said) {
    return build(*said.files, said.request, {said.comments, *push}, said.console());
  });
}

void register_check(CLI::App& app, CommandLine& line) {
  CLI::App& command =
      *app.add_subcommand("check", "Look for broken links, missing files and the like");
  add_site(command, line, "production");
  add_included(command, line);
  add_printing(command, line);
  const auto external = std::make_shared<External>(External::skip);
  command.add_flag_callback(
      "--external", [external] { *external = External::ask; },
      "Ask other sites whether links to them hold");
  add_comments(command, line,
               "Name threads without a page and pages without a thread; SOURCE as in `build`");
  set_work(command, line, [external](const CommandLine& said) {
    return check(*said.files, said.request, {*external, said.comments}, said.console());
  });
}

void register_serve(CLI::App& app, CommandLine& line) {
  CLI::App& command =
      *app.add_subcommand("serve", "Show the site on this machine as its sources change");
  add_site(command, line, "development");
  add_included(command, line);
  add_printing(command, line);
  const auto options = std::make_shared<ServeOptions>();
  command.add_option("-p,--port", options->port, "1313 if left out; 0 picks a free one")
      ->check(CLI::Range(0, 65535).description(""))
      ->type_name("N");
  command.add_option("--bind", options->bind, "The address to listen on; 127.0.0.1 if left out")
      ->type_name("ADDRESS");
  command.add_option("--allow-host")
      ->description(
          "Answer for this name, too; localhost and the addresses of this machine are always "
          "answered; may be repeated")
      ->each([options](const std::string& host) { options->hosts.push_back(host); })
      ->check(check_host)
      ->expected(1)
      ->take_all()
      ->type_name("NAME");
  command.add_flag_callback(
      "--open", [options] { options->opening = Opening::browser; },
      "Show the site in a browser, with $BROWSER or xdg-open");
  add_comments(command, line, "Show comments: a folder of `comments pull`, or a snapshot");
  set_work(command, line, [options](const CommandLine& said) {
    options->request = said.request;
    options->comments = said.comments;
    return serve(*said.files, *options, said.console());
  });
}

void register_list(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("list", "List the pages, or those that are held back");
  add_site(command, line, "production");
  const auto which = std::make_shared<std::string>("all");
  command
      .add_option(
          "WHICH", *which,
          "Which pages to list, all if left out: " + base::join(status_filter_words(), ", "))
      ->check(check_status_filter)
      ->type_name("");
  set_work(command, line, [which](const CommandLine& said) {
    return list(*said.files, said.request, *status_filter_of(*which), said.console());
  });
}

void register_explain(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("explain", "Tell how a page or file comes about");
  add_site(command, line, "production");
  add_included(command, line);
  const auto what = std::make_shared<std::string>();
  command.add_option("WHAT", *what, "A URL (/posts/hello/), or a file (content/posts/hello.md)")
      ->required()
      ->type_name("");
  set_work(command, line, [what](const CommandLine& said) {
    return explain(*said.files, said.request, *what, said.console());
  });
}

void register_config(CLI::App& app, CommandLine& line) {
  CLI::App& command =
      *app.add_subcommand("config", "Show every value of the configuration and where it stands");
  add_source(command, line);
  add_environment(command, line, "production");
  add_strict(command, line);
  add_json(command, line);
  set_work(command, line, [](const CommandLine& said) {
    return show_configuration(*said.files, said.request, said.console());
  });
}

void register_clean(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("clean", "Remove what builds wrote, and nothing else");
  add_source(command, line);
  add_destination(command, line);
  set_work(command, line, [](const CommandLine& said) {
    return clean(*said.files, said.request, said.console());
  });
}

void register_init(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("init", "Begin a site");
  command
      .add_option("FOLDER", line.request.folder,
                  "A new or an empty folder; the one you are in if left out")
      ->type_name("");
  set_work(command, line, [](const CommandLine& said) {
    return initialize(*said.files, said.request.folder, said.request.clock, said.console());
  });
}

void register_new(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("new", "Begin a post or page");
  add_source(command, line);
  const auto page = std::make_shared<NewPage>();
  command
      .add_option("WHAT", page->what,
                  "A path below content/ (posts/hello.md) or a title (\"Hello there\")")
      ->required()
      ->type_name("");
  command
      .add_option("-k,--kind", page->kind,
                  "The archetype to begin with; that of the section if left out")
      ->type_name("NAME");
  set_work(command, line, [page](const CommandLine& said) {
    page->folder = said.request.folder;
    page->clock = said.request.clock;
    return make_new(*said.files, *page, said.console());
  });
}

// Returns why the command cannot work in the working folder. Applies only without --source.
std::optional<base::Diagnostic> wrong_folder(const CLI::App& app, const CommandLine& line) {
  const CLI::Option* source = used_command(app).get_option_no_throw("--source");
  if (source == nullptr || source->count() > 0) return std::nullopt;
  return inside_of_site(*line.files, line.request.folder);
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app{"postil: turns Markdown into a web site", "postil"};
  app.set_version_flag("--version", "postil " + std::string(base::version()),
                       "Print the version and end");
  app.set_help_flag("-h,--help", "Print this and end");
  // A missing command is reported below: CLI11 would report a misspelt one as missing.
  app.require_subcommand(0, 1);

  std::error_code gone;
  if (std::filesystem::current_path(gone).empty())
    return refuse(base::Kind::missing_folder, "the folder that you are in is gone",
                  "go to another");
  CommandLine line;
  line.request.threads = base::all_threads();
  if (::isatty(STDOUT_FILENO) == 1) line.form = Form::terminal;
  register_init(app, line);
  register_new(app, line);
  register_serve(app, line);
  register_build(app, line);
  register_check(app, line);
  register_list(app, line);
  register_explain(app, line);
  register_config(app, line);
  register_clean(app, line);
  register_comments(app, line);
  app.footer(
      "`postil build --help` tells what a command takes. Every command ends with status 0\n"
      "when all is well, 1 when the site has mistakes, and 2 when it cannot do what it should.");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    return status_of(app, stop);
  }
  if (!line.work) {
    std::cerr << used_command(app).help();
    return kWrongUsage;
  }
  if (const auto wrong = wrong_folder(app, line)) {
    base::Report report;
    report.add(*wrong);
    print(report, line.console());
    return kWrongUsage;
  }
  const auto now = line.clock ? line.clock : usual_clock();
  if (!now)
    return refuse(base::Kind::usage,
                  "SOURCE_DATE_EPOCH must be a number of seconds from 0 to 253402300799", "");
  line.request.clock = *now;
  line.request.state_folder = user_state_folder();
  const int status = line.work(line);
  if (!std::cout.flush())
    return refuse(base::Kind::unwritable_file, "cannot write to standard output",
                  "");  // a full disk
  return status;
}

}  // namespace commands
