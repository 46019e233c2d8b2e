// tests/sites-invalid: each folder is a site with a mistake, and what is said about it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/disk_files.h"
#include "content/load.h"

namespace {

namespace fs = std::filesystem;

std::string diagnostics_of(const std::string& site, unsigned threads) {
  base::Report report;
  const auto files = base::disk_files();
  const auto configuration = configuration::load(*files, site, {}, report);
  (void)content::load(*files, site, configuration, {.count = threads}, report);
  std::string text;
  for (const base::Diagnostic& diagnostic : report.sorted()) text += base::format(diagnostic);
  return text;
}

std::vector<std::string> invalid_sites() {
  std::vector<std::string> sites;
  for (const auto& entry : fs::directory_iterator(POSTIL_INVALID_SITES)) {
    if (entry.is_directory()) sites.push_back(entry.path().string());
  }
  std::sort(sites.begin(), sites.end());
  return sites;
}

}  // namespace

TEST_CASE("every invalid site is told its mistakes, to the letter") {
  const bool bless = std::getenv("POSTIL_BLESS") != nullptr;
  const auto files = base::disk_files();
  for (const std::string& site : invalid_sites()) {
    CAPTURE(site);
    const std::string said = diagnostics_of(site, 1);
    CHECK(!said.empty());
    CHECK(said == diagnostics_of(site, 3));
    const std::string expected = site + "/expected.txt";
    if (bless) REQUIRE(files->write(expected, said));
    const auto read = files->read(expected);
    REQUIRE(read);
    CHECK(said == *read);
  }
}
