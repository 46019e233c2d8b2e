// The pages of the site as the manifest of the comment service lists them.
#pragma once

#include <vector>

#include "base/report.h"
#include "comments/manifest.h"
#include "site/site.h"

namespace site {

// Returns the pages with comments, in the order of the site, with their aliases. No key and no
// alias is there twice: the key of a page comes before an alias, and the first alias before later
// ones. An error at its source names everything that the service would refuse; then the result must
// not be sent.
std::vector<comments::ManifestPage> manifest_pages(const Site& site, base::Report& report);

}  // namespace site
