// Prints the manifest of a site, or what is wrong with it.
//   print_manifest SITE
#include <cstdio>

#include "base/disk_files.h"
#include "commands/pipeline.h"
#include "site/manifest_pages.h"

int main(int count, char** words) {
  if (count != 2) return 2;
  const auto files = base::disk_files();
  base::Report report;
  const site::Site site =
      commands::assemble_site(*files, {.folder = words[1], .clock = base::system_clock()}, report);
  const auto pages = site::manifest_pages(site, report);
  for (const base::Diagnostic& found : report.sorted())
    std::fputs((base::format(found) + '\n').c_str(), stderr);
  if (report.has_errors()) return 1;
  std::puts(comments::manifest_json(pages).c_str());
  return 0;
}
