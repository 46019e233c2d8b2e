// Old addresses: which of them lead on, and why the others do not.
#pragma once

#include <vector>

#include "base/report.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/site.h"

namespace output {

// The aliases that lead on. `others` are all outputs but the redirect pages.
// - An address that a page, a file or another page's alias has already is an error with both
// places.
// - One of a file that Postil makes by itself (the 404 page, a feed) is a warning: the file stays.
// - One that differs from another address in letter case only is a note: many disks and servers
//   fold the two, and a redirect would hide the page, or lead to itself.
// - A list without a description gives way to an alias: see settle().
// - One that a line of the author's own redirects leads elsewhere is a note: that line comes first.
// An alias that feed readers would ask for, on a page with feeds, is a warning: no redirect page is
// a feed. So is a file that only a server could lead on from, when no server is told.
std::vector<site::Alias> usable_aliases(const site::Site& site, const std::vector<Output>& others,
                                        const OwnRedirects& own, base::Report& report);

// Whether a page of HTML can stand at the address and lead on: not at "/feed.xml".
bool takes_redirect_page(const site::Alias& alias);

}  // namespace output
