#include "commands/load_comments.h"

#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "comments/check_snapshot.h"
#include "comments/kept_snapshot.h"
#include "comments/latest_snapshot.h"
#include "comments/snapshot_json.h"

namespace commands {
namespace {

using comments::Folder;

// Comments, and the file, folder or URL that they come from, which diagnostics name.
struct Source {
  Folder folder;
  std::string place;
};

using MaybeSource = base::Result<std::optional<Source>>;

MaybeSource from_service(base::Files& files, const Request& request, const comments::Access& access,
                         const comments::Transport& transport, base::Report& report) {
  TRY(auto latest,
      comments::latest_snapshot(access, transport,
                                {files, request.folder, base::system_clock(), request.threads}));
  report.add(latest.warnings);
  return std::optional(Source{{std::move(latest.snapshot)}, access.service});
}

MaybeSource from_disk(const base::Files& files, const std::string& path, base::Threads threads) {
  if (files.kind(path) == base::EntryKind::folder) {
    TRY(Folder folder, comments::read_folder(files, path, threads));
    return std::optional(Source{std::move(folder), path});
  }
  const auto text = files.read(path);
  if (!text) {
    base::Diagnostic fault = text.error();
    fault.hint = "name a folder, a file, or a URL with its http:// or https://";
    return fault;
  }
  TRY(comments::Snapshot snapshot, comments::parse_snapshot(path, *text, threads));
  return std::optional(Source{{std::move(snapshot)}, path});
}

// Without a token the network is not used: somebody who only has the sources can build, too.
MaybeSource from_kept(const base::Files& files, const Request& request, const std::string& service,
                      base::Report& report) {
  const std::string path = comments::kept_path(request.folder, service);
  auto kept = comments::read_kept(files, path, request.threads);
  const std::string hint = "set " + std::string(comments::kTokenVariable) + " to TOKEN@" +
                           base::origin_of(service) + " to ask for them";
  if (!kept) {
    report.add(base::warning_at(base::Kind::old_snapshot, {.file = service},
                                "no comments are baked: there is no token for the service, and " +
                                    comments::absence_text(files, path),
                                hint));
    return std::optional<Source>();
  }
  const std::string age = comments::age_text(*kept, base::system_clock());
  report.add(base::note_at(base::Kind::old_snapshot, {.file = service},
                           "the pages have the comments " + age, hint));
  return std::optional(Source{{std::move(kept->snapshot)}, service});
}

// `bake: true` without a service is an error of the configuration.
bool is_baked(const configuration::Configuration& configuration) {
  return configuration.comments.bake && !configuration.comments.service.empty();
}

base::Diagnostic frozen_note(const std::string& folder) {
  return base::note_at(
      base::Kind::old_snapshot, {.file = folder},
      "this site is frozen: its pages have the comments of this folder, and no form",
      "remove the folder to take comments from the service again");
}

MaybeSource find_stored(const base::Files& files, const Request& request,
                        const CommentOptions& options, base::Report& report) {
  if (!options.source.empty()) return from_disk(files, options.source, request.threads);
  const auto configuration = configuration_of(files, request);
  const std::string usual = usual_comments(request);
  if (comments::is_frozen(files, usual)) {
    if (!configuration.comments.service.empty()) report.add(frozen_note(usual));
    return from_disk(files, usual, request.threads);
  }
  if (!is_baked(configuration)) return std::optional<Source>();
  return from_kept(files, request, configuration.comments.service, report);
}

MaybeSource find_source(base::Files& files, const Request& request, const CommentOptions& options,
                        base::Report& report) {
  const bool is_path = !options.source.empty() && !is_service(options.source);
  const bool is_asked = options.baking == Baking::asked_for;
  const bool is_offline =
      !comments::has_token(options.token) || comments::is_frozen(files, usual_comments(request));
  if (is_path || (!is_asked && is_offline)) return find_stored(files, request, options, report);
  const auto configuration = configuration_of(files, request);
  if (!is_asked && !is_baked(configuration)) return std::optional<Source>();
  TRY(const comments::Access access, access_of(options, configuration));
  return from_service(files, request, access, options.transport, report);
}

// Unsafe threads are taken out.
std::shared_ptr<const Folder> checked(MaybeSource source, const Request& request,
                                      base::Report& report) {
  if (!source) {
    report.add(source.error());
    return nullptr;
  }
  if (!*source) return nullptr;
  Folder folder = std::move((**source).folder);
  report.add(comments::refuse_unsafe_threads(folder.snapshot, (**source).place, request.threads));
  return std::make_shared<const Folder>(std::move(folder));
}

}  // namespace

configuration::Configuration configuration_of(const base::Files& files, const Request& request) {
  base::Report ignored;
  return configuration::load(files, request.folder, request.environment, ignored);
}

std::string usual_comments(const Request& request) {
  return base::join_path(request.folder, "comments");
}

bool is_service(const std::string& source) { return source.find("://") != std::string::npos; }

base::Result<comments::Access> access_of(const CommentOptions& options,
                                         const configuration::Configuration& configuration) {
  if (!options.source.empty()) return comments::access_to({options.source, {}}, options.token);
  if (configuration.comments.service.empty()) {
    return base::error_in(base::Kind::missing_value, "postil.yaml",
                          "there is no comment service to ask",
                          "write `comments: {service: URL}`, or name it with --comments URL");
  }
  return comments::access_to(
      {configuration.comments.service, configuration.comments.service_location}, options.token);
}

std::shared_ptr<const Folder> stored_comments(const base::Files& files, const Request& request,
                                              const CommentOptions& options, base::Report& report) {
  // Only a build is interested in the age of the comments and in a missing token.
  base::Report ignored;
  return checked(find_stored(files, request, options, ignored), request, report);
}

std::shared_ptr<const Folder> load_comments(base::Files& files, const Request& request,
                                            const CommentOptions& options, base::Report& report) {
  return checked(find_source(files, request, options, report), request, report);
}

}  // namespace commands
