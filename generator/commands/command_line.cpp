#include "commands/command_line.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

#include "base/disk_files.h"
#include "commands/arguments.h"
#include "comments/access.h"
#include "configuration/site_url.h"
#include "network/http_client.h"

namespace commands {
namespace {

CLI::Option* hide(CLI::Option* option) { return option->group(""); }

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

std::string environment_text(std::string_view name) {
  const char* text = std::getenv(std::string(name).c_str());
  return text == nullptr ? std::string() : text;
}

}  // namespace

CommandLine::CommandLine()
    : files(base::disk_files()),
      comments{.token = environment_text(comments::kTokenVariable),
               .transport = [](const network::HttpRequest& sent) {
                 return network::send_request(sent);
               }} {}

Console CommandLine::console() const {
  return {std::cout, std::cerr, form, terminal_of(STDERR_FILENO), detail, only};
}

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

void add_comments(CLI::App& command, CommandLine& line, const std::string& description) {
  command
      .add_option_function<std::string>(
          "--comments",
          [&line](const std::string& source) {
            line.comments.baking = Baking::asked_for;
            line.comments.source = source;
          },
          description)
      ->expected(0, 1)
      ->default_str("")
      ->type_name("SOURCE");
}

}  // namespace commands
