// Warns of addresses that differ from Jekyll's, on sites that do not set `permalink_tokens`.
#pragma once

#include <map>
#include <string>

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"

namespace site {

// Call compare() for each page, then report() once. Only files with a date in their name count,
// because Jekyll's posts have such names.
class JekyllDifference {
 public:
  // `configuration` must outlive this object.
  explicit JekyllDifference(const configuration::Configuration& configuration);

  // `path` is the address of the page; the other arguments are those of permalink().
  void compare(const content::Document& document, const std::string& title,
               std::string_view nearest_section, const std::string& path);
  // Adds a warning at each pattern with differing addresses: the number of pages and one example.
  void report(base::Report& report) const;

 private:
  struct Example {
    std::size_t count = 0;  // pages that differ
    std::string file, here, in_jekyll;
  };
  const configuration::Configuration& configuration_;
  configuration::Configuration in_jekyll_;
  std::map<const configuration::Permalink*, Example> differences_;
};

}  // namespace site
