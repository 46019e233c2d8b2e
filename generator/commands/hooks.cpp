#include "commands/hooks.h"

#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/process.h"
#include "base/text.h"
#include "commands/destination.h"
#include "configuration/configuration.h"

namespace commands {
namespace {

using Commands = std::vector<configuration::Hooks::Command>;
using Outcome = base::ProcessResult::Outcome;

// The reason why a program failed.
struct Fault {
  std::string message;
  std::string hint;
};

std::optional<Fault> fault_of(const base::ProcessResult& ended, const std::string& name,
                              std::chrono::seconds limit) {
  switch (ended.outcome) {
    case Outcome::not_started:
      return Fault{"cannot run " + name + ": " +
                       std::error_code(ended.number, std::generic_category()).message(),
                   "install it, or write its path; no shell reads this line"};
    case Outcome::killed:
      return Fault{name + " was killed by signal " + std::to_string(ended.number) + " (" +
                       ::strsignal(ended.number) + ")",  // NOLINT(concurrency-mt-unsafe)
                   ""};
    case Outcome::timed_out:
      return Fault{name + " did not end within " +
                       base::count_of(static_cast<std::size_t>(limit.count()), "second") +
                       " and was stopped",
                   "set `hooks.timeout` to more seconds, if it needs them"};
    default:
      if (ended.number == 0) return std::nullopt;
      return Fault{name + " ended with status " + std::to_string(ended.number),
                   "what it said about it stands above"};
  }
}

void run_all(const Commands& commands, const Request& request, std::chrono::seconds limit,
             base::Report& report) {
  const std::string destination =
      std::filesystem::absolute(place_of(request).destination).lexically_normal().string();
  for (const configuration::Hooks::Command& command : commands) {
    const base::Program program{.words = command.words,
                                .folder = request.folder,
                                .environment = {"POSTIL_ENVIRONMENT=" + request.environment.name,
                                                "POSTIL_DESTINATION=" + destination}};
    const auto fault =
        fault_of(base::run(program, limit), '"' + command.words.front() + '"', limit);
    if (!fault) continue;
    report.add(
        base::error_at(base::Kind::failed_command, command.location, fault->message, fault->hint));
    return;
  }
}

}  // namespace

void run_pre_build(const base::Files& files, const Request& request, base::Report& report) {
  base::Report reading;
  const auto configuration =
      configuration::load(files, request.folder, request.environment, reading);
  if (reading.has_errors()) return;
  run_all(configuration.hooks.pre_build, request, configuration.hooks.timeout, report);
}

void run_post_build(const configuration::Hooks& hooks, const Request& request,
                    base::Report& report) {
  run_all(hooks.post_build, request, hooks.timeout, report);
}

}  // namespace commands
