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
#include "base/disk_files.h"
#include "base/spelling.h"
#include "base/text.h"
#include "base/version.h"
#include "commands/arguments.h"
#include "commands/build.h"
#include "commands/check.h"
#include "commands/clean.h"
#include "commands/config.h"
#include "commands/explain.h"
#include "commands/initialize.h"
#include "commands/list.h"
#include "commands/new.h"
#include "commands/serve.h"
#include "commands/site_folder.h"
#include "commands/terminal.h"
#include "commands/usage_errors.h"
#include "configuration/site_url.h"

namespace commands {
namespace {

// The parsed command line. CLI11 keeps pointers to the members, so this object must not move.
struct CommandLine {
  std::unique_ptr<base::Files> files = base::disk_files();
  Request request;
  std::optional<base::Clock> clock;  // from the command line
  Form form = Form::lines;
  Detail detail = Detail::fitting;
  std::set<base::Kind> only;                    // of warnings and notes to print
  std::function<int(const CommandLine&)> work;  // runs the chosen command

  Console console() const {
    return {std::cout, std::cerr, form, terminal_of(STDERR_FILENO), detail, only};
  }
};

CLI::Option* hide(CLI::Option* option) { return option->group(""); }

// Sets the function that runs the command after parsing. It returns the exit status.
void set_work(CLI::App& command, CommandLine& line, std::function<int(const CommandLine&)> work) {
  command.callback([&line, work = std::move(work)] { line.work = work; });
}

void add_source(CLI::App& command, CommandLine& line) {
  command
      .add_option("-s,--source", line.request.folder,
                  "The folder of the site; the one you are in if left out")
      ->check(check_folder)
      ->type_name("FOLDER");
}

void add_destination(CLI::App& command, CommandLine& line) {
  command
      .add_option("-d,--destination", line.request.destination,
                  "Where the site goes; `public` in its folder if left out")
      ->type_name("FOLDER");
}

void add_json(CLI::App& command, CommandLine& line) {
  command.add_flag_callback(
      "--json", [&line] { line.form = Form::json; }, "Print JSON, diagnostics too");
}

// `usual` is the default.
void add_environment(CLI::App& command, CommandLine& line, const std::string& usual) {
  command
      .add_option_function<std::string>(
          "-e,--environment",
          [&line](const std::string& name) {
            line.request.environment = {name, true};
          },
          "Read postil.NAME.yaml, too; " + usual + " if left out")
      ->check(check_environment)
      ->type_name("NAME");
  command.preparse_callback([&line, usual](std::size_t) {
    line.request.environment = {usual, false};
  });
}

// Also accepts Hugo's long names.
void add_included(CLI::App& command, CommandLine& line) {
  site::Include& include = line.request.include;
  command.add_flag("-D,--drafts", include.drafts, "Publish drafts, too");
  command.add_flag("-F,--future", include.future, "Publish posts of the future, too");
  command.add_flag("-E,--expired", include.expired, "Publish expired posts, too");
  hide(command.add_flag("--buildDrafts", include.drafts));
  hide(command.add_flag("--buildFuture", include.future));
  hide(command.add_flag("--buildExpired", include.expired));
}

void add_clock(CLI::App& command, CommandLine& line) {
  command
      .add_option_function<std::string>(
          "--clock", [&line](const std::string& text) { line.clock = clock_of(text); },
          "The moment to build for: a day or 2024-05-01T10:30:00Z, in UTC unless it says")
      ->check(check_time)
      ->type_name("TIME");
}

// Also accepts Hugo's names.
void add_base_url(CLI::App& command, CommandLine& line) {
  const auto set = [&line](const std::string& url) {
    if (auto read = configuration::site_url(url)) line.request.base_url = *std::move(read);
  };
  command
      .add_option_function<std::string>("--base-url", set,
                                        "Where the site will live, in place of the configuration's")
      ->check(check_base_url)
      ->type_name("URL");
  hide(command.add_option_function<std::string>("-b,--baseURL", set)->check(check_base_url));
}

void add_threads(CLI::App& command, CommandLine& line) {
  command
      .add_option("-j,--threads", line.request.threads.count,
                  "How many threads to use; one a processor if left out")
      ->check(CLI::Range(1U, 256U).description(""))
      ->type_name("N");
}

void add_strict(CLI::App& command, CommandLine& line) {
  command.add_flag_callback(
      "--strict", [&line] { line.request.strictness = base::Strictness::strict; },
      "Warnings fail, as errors do");
}

// Adds the options that choose the diagnostics to print.
void add_printing(CLI::App& command, CommandLine& line) {
  command.add_flag_callback(
      "--all", [&line] { line.detail = Detail::all; }, "Print every warning and note in full");
  command
      .add_option_function<std::vector<std::string>>(
          "--only",
          [&line](const std::vector<std::string>& ids) {
            for (const std::string& id : ids) line.only.insert(*base::kind_with_id(id));
          },
          "Of warnings and notes, print those of this kind only; may be given several times")
      ->check(check_kind)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("KIND");
}

// Adds the options of every command that reads the whole site.
void add_site(CLI::App& command, CommandLine& line, const std::string& environment) {
  add_source(command, line);
  add_destination(command, line);
  add_environment(command, line, environment);
  add_base_url(command, line);
  add_clock(command, line);
  add_threads(command, line);
  add_strict(command, line);
  add_json(command, line);
}

void register_build(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("build", "Build the site");
  add_site(command, line, "production");
  add_included(command, line);
  add_printing(command, line);
  set_work(command, line, [](const CommandLine& said) {
    return build(*said.files, said.request, said.console());
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
  set_work(command, line, [external](const CommandLine& said) {
    return check(*said.files, said.request, *external, said.console());
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
  set_work(command, line, [options](const CommandLine& said) {
    options->request = said.request;
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
  const CLI::Option* source = app.get_subcommands().front()->get_option_no_throw("--source");
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
  app.footer(
      "`postil build --help` tells what a command takes. Every command ends with status 0\n"
      "when all is well, 1 when the site has mistakes, and 2 when it cannot do what it should.");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    return status_of(app, stop);
  }
  if (!line.work) {
    std::cerr << app.help();
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
