// Checks links to other sites. This is the only check that uses the network, and only on request.
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

// Working links are cached in the file `path` for a week. Each line holds the time and the URL,
// separated by a blank. The file may be deleted at any time.
struct Cache {
  base::Files& files;
  std::string path;
  base::Clock clock;
};

// Warns about each link that is missing (404, 410 and similar), whose server fails, or that gets no
// response. A refusal to programs (401, 403, 429, …) is not reported.
void check_external(const std::vector<ExternalLink>& links, const Ask& ask, const Cache& cache,
                    base::Report& report);

}  // namespace check
