#include "content/git.h"

#include <optional>
#include <utility>
#include <vector>

#include "base/process.h"
#include "base/text.h"

namespace content {
namespace {

using Outcome = base::ProcessResult::Outcome;

constexpr std::chrono::seconds kLimit{60};

base::ProcessOutput git(const std::string& folder, const std::vector<std::string>& words) {
  base::Program program{
      .words = {"git"}, .folder = folder, .environment = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"}};
  program.words.insert(program.words.end(), words.begin(), words.end());
  return base::capture(program, kLimit);
}

void warn(base::Report& report, std::string message, std::string hint) {
  report.add(base::warning_at(base::Kind::git_dates, {.file = "postil.yaml"}, std::move(message),
                              std::move(hint)));
}

// Whether git succeeded. Otherwise warns with the reason.
bool succeeded(const base::ProcessOutput& printed, base::Report& report) {
  const auto [outcome, number] = printed.result;
  if (outcome == Outcome::exited && number == 0) return true;
  const std::string otherwise = "or leave out \"lastmod: git\"";
  const std::string_view said = base::trim(printed.errors);
  if (outcome == Outcome::not_started) {
    warn(report, "git cannot be started, so no page knows when it was changed",
         "install git, " + otherwise);
  } else if (outcome == Outcome::timed_out) {
    warn(report, "git takes longer than a minute, so no page knows when it was changed",
         "see what `git log` does here, " + otherwise);
  } else if (said.find("not a git repository") != std::string_view::npos) {
    warn(report, "this site is in no git repository, so no page knows when it was changed",
         "commit it with git, " + otherwise);
  } else {
    warn(report, "git cannot tell when pages were changed",
         "git says: " + std::string(said.substr(0, said.find('\n'))));
  }
  return false;
}

}  // namespace

FileDates git_dates(const std::string& folder, base::Report& report) {
  const auto kind = git(folder, {"rev-parse", "--is-shallow-repository"});
  if (!succeeded(kind, report)) return {};
  if (base::trim(kind.output) == "true") {
    warn(report, "the history of git is cut off here (a shallow clone): dates may be too late",
         "fetch all of it: git fetch --unshallow");
  }
  // Override the author's settings that would change the output.
  const auto log =
      git(folder, {"-c", "log.follow=false", "-c", "log.showSignature=false", "-c",
                   "core.fsmonitor=false", "log", "--no-color", "--no-renames", "--no-diff-merges",
                   "--relative", "-z", "--name-only", "--format=%x01%aI", "--", "."});
  // A repository without commits has no dates, which is not worth a warning.
  if (log.errors.find("does not have any commits yet") != std::string::npos) return {};
  return succeeded(log, report) ? dates_of_log(log.output) : FileDates();
}

bool is_tracked(const std::string& folder, const std::string& path) {
  const auto listed = git(folder, {"ls-files", "-z", "--", ":(literal)" + path});
  const auto [outcome, number] = listed.result;
  if (outcome == Outcome::not_started) return false;
  if (outcome == Outcome::exited && number == 0) return listed.output == path + '\0';
  return listed.errors.find("not a git repository") == std::string::npos;
}

FileDates dates_of_log(std::string_view log) {
  FileDates dates;
  std::optional<base::Date> date;
  for (std::string_view part : base::split(log, '\0')) {
    while (part.starts_with('\n')) part.remove_prefix(1);
    if (part.starts_with('\x01')) {
      date = base::parse_date(part.substr(1), "UTC").date;
    } else if (date && !part.empty()) {
      dates.emplace(part, *date);
    }
  }
  return dates;
}

}  // namespace content
