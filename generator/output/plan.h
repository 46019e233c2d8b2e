// Lists all outputs of the site. Nothing is rendered or read yet; each output holds a function that
// makes its bytes.
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

// The inputs of all outputs. They must outlive the outputs.
struct Sources {
  const base::Files& files;
  std::string folder;  // the site's folder
  const site::Site& site;
  const theme::Theme& theme;
  const theme::Views& views;
  const OwnRedirects& redirects;
  // With origins the pages are for checks: their addresses stay as they were written.
  base::Origins origins = base::Origins::none;
};

// Returns all outputs, sorted by path, after settle() has resolved the conflicts. Without base_url
// the site's folder on the server is unknown, so addresses in pages are relative. The 404 page is
// an exception: it is shown at any address, so it contains its styles.
std::vector<Output> plan(const Sources& sources, base::Report& report);

}  // namespace output
