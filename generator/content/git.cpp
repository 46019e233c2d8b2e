#include "content/git.h"

#include <algorithm>
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

// One history of git: that of the site, or of a folder below it with a repository of its own.
struct History {
  std::string folder;   // on the disk
  std::string subject;  // for messages: "this site", "the folder content/posts"
  std::string place;    // the same: "here", "in content/posts"
};

void warn(base::Report& report, std::string message, std::string hint) {
  report.add(base::warning_at(base::Kind::git_dates, {.file = "postil.yaml"}, std::move(message),
                              std::move(hint)));
}

// Whether git succeeded. Otherwise warns with the reason.
bool succeeded(const base::ProcessOutput& printed, const History& history, base::Report& report) {
  const auto [outcome, number] = printed.result;
  if (outcome == Outcome::exited && number == 0) return true;
  const std::string otherwise = "or leave out \"lastmod: git\"";
  const std::string_view said = base::trim(printed.errors);
  if (outcome == Outcome::not_started) {
    warn(report, "git cannot be started, so no page knows when it was changed",
         "install git, " + otherwise);
  } else if (outcome == Outcome::timed_out) {
    warn(report,
         "git takes longer than a minute, so no page of " + history.subject +
             " knows when it was changed",
         "see what `git log` does here, " + otherwise);
  } else if (said.find("not a git repository") != std::string_view::npos) {
    warn(report, history.subject + " is in no git repository, so no page knows when it was changed",
         "commit it with git, " + otherwise);
  } else {
    warn(report, "git cannot tell when pages of " + history.subject + " were changed",
         "git says: " + std::string(said.substr(0, said.find('\n'))));
  }
  return false;
}

FileDates dates_of(const History& history, base::Report& report) {
  const auto kind = git(history.folder, {"rev-parse", "--is-shallow-repository"});
  if (!succeeded(kind, history, report)) return {};
  if (base::trim(kind.output) == "true") {
    warn(report,
         "the history of git is cut off " + history.place +
             " (a shallow clone): dates may be too late",
         "fetch all of it: git fetch --unshallow");
  }
  // Override the author's settings that would change the output.
  const auto log = git(history.folder, {"-c", "log.follow=false", "-c", "log.showSignature=false",
                                        "-c", "core.fsmonitor=false", "log", "--no-color",
                                        "--no-renames", "--no-diff-merges", "--relative", "-z",
                                        "--name-only", "--format=%x01%aI", "--", "."});
  // A repository without commits has no dates, which is not worth a warning.
  if (log.errors.find("does not have any commits yet") != std::string::npos) return {};
  return succeeded(log, history, report) ? dates_of_log(log.output) : FileDates();
}

// Maps each folder with a history of its own to the files of that history. The site itself is "".
using FilesByHistory = std::map<std::string, std::vector<std::string>>;

FilesByHistory by_history(const base::Files& files, const std::string& site,
                          const std::vector<std::string>& paths) {
  std::map<std::string, std::string, std::less<>> known = {{"", ""}};  // folder → its history
  const std::function<std::string(const std::string&)> history_of = [&](const std::string& folder) {
    if (const auto found = known.find(folder); found != known.end()) return found->second;
    const std::string whole = base::join_path(site, folder);
    const bool has_own = files.kind(base::join_path(whole, ".git")) != base::EntryKind::missing ||
                         files.is_link(whole);
    std::string history = has_own ? folder : history_of(std::string(base::parent_path(folder)));
    known.emplace(folder, history);
    return history;
  };
  FilesByHistory found;
  for (const std::string& path : paths)
    found[history_of(std::string(base::parent_path(path)))].push_back(path);
  return found;
}

// The submodules of the repository, relative to `folder`. Git lists them with the mode 160000.
std::vector<std::string> submodules_of(const std::string& folder) {
  std::vector<std::string> found;
  const auto listed = git(folder, {"ls-files", "-z", "--stage", "--", "."});
  for (const std::string_view entry : base::split(listed.output, '\0')) {
    const std::size_t tab = entry.find('\t');
    if (entry.starts_with("160000 ") && tab != std::string_view::npos)
      found.push_back(base::nfc(entry.substr(tab + 1)));
  }
  return found;
}

// A submodule that was copied without its repository has files, but no dates.
void warn_of_submodules(const std::string& folder, const std::vector<std::string>& undated,
                        base::Report& report) {
  if (undated.empty()) return;
  for (const std::string& submodule : submodules_of(folder)) {
    const bool holds_page =
        std::any_of(undated.begin(), undated.end(),
                    [&](const std::string& path) { return base::is_within(path, submodule); });
    if (!holds_page) continue;
    warn(report,
         "the submodule " + submodule +
             " has no repository here, so its pages do not know when they were changed",
         "fetch it: git submodule update --init");
  }
}

}  // namespace

FileDates git_dates(const base::Files& files, const std::string& site,
                    const std::vector<std::string>& paths, base::Report& report) {
  FileDates dates;
  for (const auto& [folder, own] : by_history(files, site, paths)) {
    const std::string whole = files.real_path(base::join_path(site, folder));
    const History history = folder.empty() ? History{whole, "this site", "here"}
                                           : History{whole, "the folder " + folder, "in " + folder};
    const FileDates found = dates_of(history, report);
    std::vector<std::string> undated;
    for (const std::string& path : own) {
      const auto date = found.find(folder.empty() ? path : path.substr(folder.size() + 1));
      if (date == found.end()) {
        undated.push_back(path);
      } else {
        dates.emplace(path, date->second);
      }
    }
    if (folder.empty()) warn_of_submodules(whole, undated, report);
  }
  return dates;
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
      dates.emplace(base::nfc(part), *date);
    }
  }
  return dates;
}

}  // namespace content
