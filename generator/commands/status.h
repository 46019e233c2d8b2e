// Describes in words whether a page is published, for `list` and `explain`.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "content/front_matter.h"
#include "site/site.h"

namespace commands {

// Returns "published", or all that apply of "draft", "future", "expired" and "unlisted". A section
// above the page also counts. `holders` come from Site.
std::vector<std::string> status_of(const content::FrontMatter& front_matter,
                                   const std::vector<site::Holder>& holders);

// Returns a sentence for each reason that holds the page `source` back; empty if it is published.
std::vector<std::string> reasons_held_back(const std::string& source,
                                           const std::vector<site::Holder>& holders,
                                           base::Clock clock);

}  // namespace commands
