// A content file of any bytes: diagnostics, never a crash.
#include <cstddef>
#include <cstdint>
#include <string>

#include "content/parse.h"
#include "content/source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  base::Report report;
  content::Source source;
  source.path = "content/posts/2024-01-01-a.md";
  source.section = "posts";
  source.name = "a";
  content::parse(source, std::string(reinterpret_cast<const char*>(data), size), {}, report);
  for (const base::Diagnostic& diagnostic : report.sorted()) base::format(diagnostic);
  return 0;
}
