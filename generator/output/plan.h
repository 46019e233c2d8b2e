// The list of everything the site consists of. Nothing is rendered or read yet: each output knows
// how to.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/origin.h"
#include "base/report.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/site.h"
#include "theme/theme.h"
#include "theme/views.h"

namespace output {

// What the outputs are made from; all must outlive them.
struct Sources {
  const base::Files& files;
  std::string folder;  // of the site
  const site::Site& site;
  const theme::Theme& theme;
  const theme::Views& views;
  const OwnRedirects& redirects;
  // With origins the pages are for checks: their addresses stay as they were written.
  base::Origins origins = base::Origins::none;
};

// Every output, sorted by path, each path once: see settle(). Without base_url nobody knows the
// folder that the site will lie in: addresses in pages are relative, but for the page that says
// "not found", which is shown at any address and has its styles in itself.
std::vector<Output> plan(const Sources& sources, base::Report& report);

}  // namespace output
