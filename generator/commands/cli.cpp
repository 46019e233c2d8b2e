#include "commands/cli.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/diagnostic.h"
#include "base/disk_files.h"
#include "base/spelling.h"
#include "base/version.h"
#include "commands/build.h"
#include "commands/new.h"
#include "commands/serve.h"

namespace commands {
namespace {

// Where "now" is: SOURCE_DATE_EPOCH (reproducible-builds.org) when it is set.
base::Clock clock() {
  const char* epoch =
      std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): before any thread
  if (epoch == nullptr || *epoch == '\0') return base::system_clock();
  return {std::strtoll(epoch, nullptr, 10)};
}

void add_source(CLI::App& command, std::string& folder) {
  command.add_option("-s,--source", folder, "The folder of the site")
      ->default_str(".")
      ->type_name("FOLDER");
}

void add_request(CLI::App& command, Request& request) {
  add_source(command, request.folder);
  command.add_flag("-D,--drafts", request.include.drafts, "Publish drafts, too");
  command.add_flag("-F,--future", request.include.future, "Publish posts of the future, too");
  command.add_flag("-E,--expired", request.include.expired, "Publish expired posts, too");
  command.add_option("-j,--threads", request.threads.count, "How many threads to use")
      ->check(CLI::Range(1U, 256U))
      ->type_name("N");
}

// CLI11 has a status for each kind of mistake, from 100 up; here all are one.
constexpr int kWrongUsage = 2;

int unknown_command(const CLI::App& app, const std::string& name) {
  std::vector<std::string_view> known;
  for (const CLI::App* command : app.get_subcommands({})) known.push_back(command->get_name());
  const std::string guess = base::did_you_mean(name, known);
  std::cerr << base::format(
      base::error_in("", "there is no command \"" + name + '"',
                     guess.empty() ? "`postil --help` lists the commands" : guess));
  return kWrongUsage;
}

// The exit status when the words of the command line end in `stop`: a mistake, or a request for
// help.
int status_of(const CLI::App& app, const CLI::ParseError& stop) {
  const auto unknown = app.remaining();
  if (!unknown.empty() && app.get_subcommands().empty() && !unknown.front().starts_with('-'))
    return unknown_command(app, unknown.front());
  return app.exit(stop) == 0 ? 0 : kWrongUsage;
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app{"postil: turns Markdown into a web site with comments in its pages", "postil"};
  app.set_version_flag("--version", "postil " + std::string(base::version()));
  app.require_subcommand(0, 1);  // a missing one is said below: CLI11 takes a misspelt one for it

  const auto files = base::disk_files();
  BuildOptions build_options;
  build_options.request.threads = base::all_threads();
  build_options.request.clock = clock();
  ServeOptions serve_options{.request = build_options.request};
  std::string new_what;
  std::string new_folder = ".";
  int status = 0;

  auto* build_command = app.add_subcommand("build", "Build the site");
  add_request(*build_command, build_options.request);
  build_command
      ->add_option("-d,--destination", build_options.destination,
                   "Where the site goes; `public` in its folder if left out")
      ->type_name("FOLDER");
  build_command->add_flag_callback(
      "--strict", [&] { build_options.strictness = base::Strictness::strict; },
      "Warnings are errors");
  build_command->callback([&] { status = build(*files, build_options, std::cout, std::cerr); });

  auto* serve_command =
      app.add_subcommand("serve", "Show the site on this machine as its sources change");
  add_request(*serve_command, serve_options.request);
  serve_command->add_option("-p,--port", serve_options.port, "0 picks a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  serve_command->add_option("--bind", serve_options.bind, "The address to listen on")
      ->capture_default_str();
  serve_command->callback([&] { status = serve(*files, serve_options, std::cout, std::cerr); });

  auto* new_command = app.add_subcommand("new", "Begin a post or page");
  add_source(*new_command, new_folder);
  new_command
      ->add_option("what", new_what,
                   "A path below content/ (posts/hello.md) or a title (\"Hello there\")")
      ->required();
  new_command->callback(
      [&] { status = make_new(*files, new_folder, new_what, clock(), std::cout, std::cerr); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    return status_of(app, stop);
  }
  if (!app.get_subcommands().empty()) return status;
  std::cerr << app.help();
  return kWrongUsage;
}

}  // namespace commands
