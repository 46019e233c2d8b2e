// Whether a page is published, in words: for `list` and `explain`.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "content/front_matter.h"
#include "site/site.h"

namespace commands {

// "published", or what of "draft", "future", "expired" and "unlisted" the page is, by itself or
// with a section above it. `holders` as Site has them.
std::vector<std::string> status_of(const content::FrontMatter& front_matter,
                                   const std::vector<site::Holder>& holders);

// A sentence for each thing that holds the page `source` back; none when it is published.
std::vector<std::string> reasons_held_back(const std::string& source,
                                           const std::vector<site::Holder>& holders,
                                           base::Clock clock);

}  // namespace commands
