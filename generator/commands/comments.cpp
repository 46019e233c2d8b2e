#include "commands/comments.h"

#include <optional>
#include <ostream>
#include <utility>

#include "base/text.h"
#include "commands/build.h"
#include "commands/findings.h"
#include "commands/push_pages.h"
#include "comments/check_snapshot.h"
#include "comments/latest_snapshot.h"
#include "comments/snapshot_json.h"

namespace commands {
namespace {

std::string folder_or_usual(const std::string& folder, const Request& request) {
  return folder.empty() ? usual_comments(request) : folder;
}

// `pull URL` is easily written for `pull --comments URL`, and a folder can have the name of a URL.
base::Status check_folder(const std::string& path) {
  if (!is_service(path)) return base::Done();
  return base::error_in(base::Kind::usage, path, "this is a URL, not a folder",
                        "name the service with --comments " + path);
}

base::Result<comments::Access> access_for(const base::Files& files, const Request& request,
                                          const CommentOptions& options) {
  base::Report mistakes;
  const auto configuration =
      configuration::load(files, request.folder, request.environment, mistakes);
  if (!options.source.empty() && !is_service(options.source)) {
    return base::error_in(base::Kind::usage, options.source, "this is not the URL of a service",
                          "write it with https://");
  }
  // A file that cannot be read has no service, either: then its mistake is the reason.
  if (options.source.empty() && configuration.comments.service.empty()) {
    for (const base::Diagnostic& mistake : mistakes.sorted()) {
      if (mistake.severity == base::Severity::error) return mistake;
    }
  }
  return access_of(options, configuration);
}

base::Result<comments::Snapshot> pull_snapshot(base::Files& files, const Request& request,
                                               const comments::Access& access,
                                               const comments::Transport& transport) {
  TRY(auto latest,
      comments::fetch_latest(access, transport,
                             {files, request.folder, base::system_clock(), request.threads}));
  return std::move(latest.snapshot);
}

base::Result<comments::Snapshot> whole_snapshot(const Request& request,
                                                const comments::Access& access,
                                                const comments::Transport& transport) {
  TRY(const std::string text,
      comments::fetch_snapshot(access, {.fragments = comments::Fragments::whole}, transport));
  return comments::parse_answer(access.service, text, request.threads);
}

// Writes the folder, and what was written to `console.out`. Unsafe threads are written as they are,
// with a warning: each build looks for them again.
base::Status write_and_tell(base::Files& files, const std::string& path,
                            const comments::Folder& folder, base::Report& report,
                            const Console& console) {
  comments::Snapshot checked = folder.snapshot;
  report.add(comments::refuse_unsafe_threads(checked, path, {}));
  TRY(const comments::FolderChanges changes, comments::write_folder(files, path, folder));
  console.out << "wrote " << base::count_of(folder.snapshot.threads.size(), "thread") << " to "
              << path << ": " << changes.added << " new, " << changes.changed << " changed, "
              << changes.removed << " removed\n";
  return base::Done();
}

base::Status pull_into(base::Files& files, const Request& request, const CommentOptions& options,
                       const std::string& path, const Console& console) {
  TRY_DONE(check_folder(path));
  if (comments::is_frozen(files, path)) {
    return base::error_in(base::Kind::existing_file, path,
                          "this folder has the whole threads of a frozen site, and a pull would "
                          "replace them",
                          "name another folder, or remove this one");
  }
  TRY(const comments::Access access, access_for(files, request, options));
  TRY(comments::Snapshot snapshot, pull_snapshot(files, request, access, options.transport));
  base::Report report;
  TRY_DONE(write_and_tell(files, path, {std::move(snapshot)}, report, console));
  print(report, console);
  return base::Done();
}

base::Status freeze_into(base::Files& files, const Request& request, const CommentOptions& options,
                         const std::string& path, const Console& console) {
  TRY_DONE(check_folder(path));
  TRY(const comments::Access access, access_for(files, request, options));
  TRY(comments::Snapshot snapshot, whole_snapshot(request, access, options.transport));
  base::Report report;  // the build reports the same
  return write_and_tell(files, path, {std::move(snapshot), comments::Service::frozen}, report,
                        console);
}

int status_of(const base::Status& done, const Console& console) {
  if (done) return 0;
  base::Report report;
  report.add(done.error());
  print(report, console);
  return 1;
}

}  // namespace

int pull_comments(base::Files& files, const Request& request, const CommentOptions& options,
                  const std::string& folder, const Console& console) {
  const std::string path = folder_or_usual(folder, request);
  return status_of(pull_into(files, request, options, path, console), console);
}

int push_pages(base::Files& files, const Request& request, const CommentOptions& options,
               const Console& console) {
  base::Report report(request.strictness);
  const auto access = access_for(files, request, options);
  if (!access) report.add(access.error());
  if (auto obstacle = push_obstacle(files, request)) report.add(*std::move(obstacle));
  const site::Site site = assemble_site(files, request, report);
  std::optional<PushedPages> pushed;
  if (!report.fails()) pushed = send_pages(site, options, report);
  const std::string line = pushed ? line_of(*pushed) : std::string();
  print_findings(report.sorted(), console, line);
  if (!pushed) return 1;
  console.out << (console.form == Form::json ? base::to_text(json_of(*pushed)) + '\n' : line);
  return 0;
}

int freeze_comments(base::Files& files, const Request& request, const CommentOptions& options,
                    const std::string& folder, const Console& console) {
  const std::string path = folder_or_usual(folder, request);
  if (const auto frozen = freeze_into(files, request, options, path, console); !frozen)
    return status_of(frozen, console);
  BuildOptions from_folder{options};
  from_folder.comments.source = path;
  const int status = build(files, request, from_folder, console);
  if (status == 0 && path != usual_comments(request))
    console.out << "build it again with: postil build --comments " << path << '\n';
  return status;
}

}  // namespace commands
