// A data file of any bytes (the first says of which format): diagnostics, never a crash.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/parse_json.h"
#include "base/source_text.h"
#include "content/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text =
      base::source_text("data", std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  if (!text) return 0;
  if (data[0] % 2 == 0) {
    const auto value = base::parse_json("data.json", *text);
    if (!value) base::format(value.error());
    return 0;
  }
  base::Report report;
  content::parse_csv("data.csv", *text, report);
  for (const base::Diagnostic& diagnostic : report.sorted()) base::format(diagnostic);
  return 0;
}
