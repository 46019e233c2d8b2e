// A template of any bytes: loaded with diagnostics, and rendered when it has none.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/memory_files.h"
#include "theme/theme.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  base::MemoryFiles files(
      {{"templates/page.mustache", std::string(reinterpret_cast<const char*>(data), size)}});
  base::Report report;
  const theme::Theme theme = theme::load(files, "", {}, report);
  if (!report.has_errors()) theme.render("page", theme::View::object({}));
  return 0;
}
