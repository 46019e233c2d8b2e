// Whether links to other sites hold: the only check that asks the network, when it is told to.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "base/time.h"
#include "check/pages.h"
#include "network/url_requests.h"

namespace check {

using Ask = std::function<std::vector<network::Answer>(const std::vector<std::string>& urls)>;

// Good answers are kept in the file `path` for a week: a line each of the time, the status and the
// URL, parted by blanks. It may be deleted at any time.
struct Cache {
  base::Files& files;
  std::string path;
  base::Clock clock;
};

// Warns of each link that is not there (404, 410 and the like), whose server fails, or that nobody
// answers. What a server keeps from programs (401, 403, 429, …) is no finding.
void check_external(const std::vector<ExternalLink>& links, const Ask& ask, const Cache& cache,
                    base::Report& report);

}  // namespace check
