// Addresses that would be others in Jekyll, told when the author has not said whose tokens count.
#pragma once

#include <map>
#include <string>

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"

namespace site {

// `compare` each page, then `report` once. Only files with dated names count: these are what
// Jekyll's posts are called.
class JekyllDifference {
 public:
  // `configuration` must outlive it.
  explicit JekyllDifference(const configuration::Configuration& configuration);

  // `path` is the address of the page; the other arguments are those of `permalink`.
  void compare(const content::Document& document, const std::string& title,
               std::string_view nearest_section, const std::string& path);
  // A warning at each pattern that differs, with their count and one example.
  void report(base::Report& report) const;

 private:
  struct Example {
    std::size_t count = 0;  // of pages that differ
    std::string file, here, in_jekyll;
  };
  const configuration::Configuration& configuration_;
  configuration::Configuration in_jekyll_;
  std::map<const configuration::Permalink*, Example> differences_;
};

}  // namespace site
