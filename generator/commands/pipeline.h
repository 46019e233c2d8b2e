// The straight line from a site's folder to its outputs: every stage once, in order.
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
#include "configuration/configuration.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/select.h"
#include "site/site.h"
#include "theme/theme.h"
#include "theme/views.h"

namespace commands {

struct Request {
  std::string folder = ".";  // of the site
  std::string destination;   // as the author names it; empty: `public` in the site's folder
  configuration::Environment environment;
  std::optional<std::string> base_url;  // in place of the configuration's
  std::string origin;  // "http://127.0.0.1:1313": in place of that of base_url, when there is one
  site::Include include;
  base::Clock clock;
  base::Threads threads;
  base::Strictness strictness = base::Strictness::normal;
  base::Origins origins = base::Origins::none;  // whether tags say where they were written
};

// A site with everything its outputs are made from, which therefore must stay where it is.
struct Built {
  Built(site::Site assembled, theme::Theme loaded, output::OwnRedirects own)
      : site(std::move(assembled)),
        theme(std::move(loaded)),
        views(site),
        redirects(std::move(own)) {}
  Built(const Built&) = delete;
  Built& operator=(const Built&) = delete;

  site::Site site;
  theme::Theme theme;
  theme::Views views;
  output::OwnRedirects redirects;
  std::vector<output::Output> outputs;  // sorted by path; nothing is rendered yet
};

// The stages up to the site; what is wrong goes to `report`. A link that leads out of the site (see
// content/source_links.h) ends them early: a site without sources comes back.
site::Site assemble_site(const base::Files& files, const Request& request, base::Report& report);

// Whether the sources may be read: no link leads out of the site, or such links are followed. Else
// `report` names each.
bool may_read(const base::Files& files, const Request& request, base::Report& report);

// Runs all stages; what is wrong goes to `report`. The outputs are only good for writing when it
// holds no error.
std::unique_ptr<Built> build_site(const base::Files& files, const Request& request,
                                  base::Report& report);

}  // namespace commands
