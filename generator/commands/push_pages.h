// Tells the comment service which pages the site has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/report.h"
#include "commands/load_comments.h"
#include "site/site.h"

namespace commands {

struct PushedPages {
  std::size_t pages = 0;
  std::string service;  // its URL
  comments::ManifestChanges changes;
};

// Sends the manifest of the site's pages. Nothing after an error, which goes to `report`; mistakes
// of single pages are errors, too, and then nothing is sent.
std::optional<PushedPages> send_pages(const site::Site& site, const CommentOptions& options,
                                      base::Report& report);

// "told https://comments.example.org of 3 pages: 1 new", and as a JSON document.
std::string line_of(const PushedPages& pushed);
std::string json_of(const PushedPages& pushed);

}  // namespace commands
