// Finds the comments that a build writes into the pages: those of the service, of a folder, or of a
// file.
#pragma once

#include <memory>
#include <string>

#include "base/files.h"
#include "base/report.h"
#include "commands/pipeline.h"
#include "comments/folder.h"
#include "comments/service_requests.h"
#include "configuration/configuration.h"

namespace commands {

// by_configuration: only if postil.yaml says `bake: true`. asked_for: --comments was given.
enum class Baking { by_configuration, asked_for };

// Where a service's snapshot comes from. Tests have a transport without a network.
struct CommentOptions {
  Baking baking = Baking::by_configuration;
  std::string source;  // of --comments: a URL, a folder or a file; empty: the site's service
  std::string token;   // the text of POSTIL_COMMENTS_TOKEN
  comments::Transport transport;
};

// Where `postil comments` writes if it is not told where: `comments` in the site's folder. If that
// folder is frozen, builds without --comments use it, too.
std::string usual_comments(const Request& request);

// The configuration for what comes before a build. The build reads it, too, and reports its
// mistakes.
configuration::Configuration configuration_of(const base::Files& files, const Request& request);

// Whether the source is the URL of a service.
bool is_service(const std::string& source);

// The service of --comments, else `comments.service` of postil.yaml, with its token. Errors: there
// is no service, and those of access_to().
base::Result<comments::Access> access_of(const CommentOptions& options,
                                         const configuration::Configuration& configuration);

// Returns the comments of the first of these places, without using the network; null if there is
// none: the folder or file in `options.source`; the usual folder, if it is frozen; with `bake:
// true`, the kept snapshot of the site's service. Threads with unsafe HTML are removed. Diagnostics
// go to `report`.
std::shared_ptr<const comments::Folder> stored_comments(const base::Files& files,
                                                        const Request& request,
                                                        const CommentOptions& options,
                                                        base::Report& report);

// Returns the comments to bake; null if the site bakes none, and after an error. Threads with
// unsafe HTML are removed. Diagnostics go to `report`. Uses the network only with a URL in
// `options.source`, or with a token for the site's own service.
std::shared_ptr<const comments::Folder> load_comments(base::Files& files, const Request& request,
                                                      const CommentOptions& options,
                                                      base::Report& report);

}  // namespace commands
