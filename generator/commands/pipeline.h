// Runs every stage once, in order, from a site's folder to its outputs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/origin.h"
#include "base/parallel.h"
#include "base/report.h"
#include "base/time.h"
#include "comments/folder.h"
#include "configuration/configuration.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/page_threads.h"
#include "site/select.h"
#include "site/site.h"
#include "theme/theme.h"
#include "theme/views.h"

namespace commands {

struct Request {
  std::string folder = ".";  // of the site
  std::string destination;   // as the author wrote it; empty: `public` in the site's folder
  // For what programs remember: $XDG_STATE_HOME or ~/.local/state. Empty: the user has none.
  std::string state_folder;
  configuration::Environment environment;
  std::optional<std::string> base_url;  // overrides the configuration's
  site::Include include;
  base::Clock clock;
  base::Threads threads;
  base::Strictness strictness = base::Strictness::normal;
  base::Origins origins = base::Origins::none;  // whether tags are marked with their source
  // The comments to bake, whose unsafe threads are taken out; null: none. See load_comments.h.
  std::shared_ptr<const comments::Folder> comments;
};

// A site with everything that its outputs refer to. It must not be moved or copied.
struct BuiltSite {
  BuiltSite(std::unique_ptr<const base::Files> sources, site::Site assembled, theme::Theme loaded,
            output::OwnRedirects own, const Request& request)
      : files(std::move(sources)),
        site(std::move(assembled)),
        comments(request.comments),
        page_threads(comments ? site::PageThreads(site, comments->snapshot) : site::PageThreads()),
        theme(std::move(loaded)),
        views(site, request.threads, baked(request)),
        redirects(std::move(own)) {}
  BuiltSite(const BuiltSite&) = delete;
  BuiltSite& operator=(const BuiltSite&) = delete;

  std::unique_ptr<const base::Files> files;  // the sources, see base/composed_files.h
  site::Site site;
  std::shared_ptr<const comments::Folder> comments;  // as in Request
  site::PageThreads page_threads;                    // empty without comments
  theme::Theme theme;
  theme::Views views;
  output::OwnRedirects redirects;
  std::vector<output::Output> outputs;  // sorted by path; nothing is rendered yet

 private:
  theme::BakedComments baked(const Request& request) const {
    const auto service = comments ? comments->service : comments::Service::live;
    return {page_threads, service, request.clock};
  }
};

// Runs the stages up to the site. Diagnostics go to `report`. If a link leads out of the site (see
// content/source_links.h), no file is read and the site has no sources.
site::Site assemble_site(const base::Files& files, const Request& request, base::Report& report);

// Whether the sources may be read: no link leads out of the site, or such links are allowed.
// Otherwise each such link is an error in `report`.
bool may_read(const base::Files& files, const Request& request, base::Report& report);

// Runs all stages. Diagnostics go to `report`. The outputs may be written only if it has no errors.
std::unique_ptr<BuiltSite> build_site(const base::Files& files, const Request& request,
                                      base::Report& report);

}  // namespace commands
