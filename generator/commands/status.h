// Whether a page is published, in words: for `list` and `explain`.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "content/front_matter.h"

namespace commands {

// "published", or what of "draft", "future", "expired" and "unlisted" the page is.
std::vector<std::string> status_of(const content::FrontMatter& front_matter, base::Clock clock);

// A sentence for each thing that holds the page back; none when it is published.
std::vector<std::string> reasons_held_back(const content::FrontMatter& front_matter,
                                           base::Clock clock);

}  // namespace commands
