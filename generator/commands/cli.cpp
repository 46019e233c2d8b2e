#include "commands/cli.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/disk_files.h"
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

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app{"postil: turns Markdown into a web site with comments in its pages", "postil"};
  app.set_version_flag("--version", "postil " + std::string(base::version()));
  app.require_subcommand(1);

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

  CLI11_PARSE(app, argc, argv);
  return status;
}

}  // namespace commands
