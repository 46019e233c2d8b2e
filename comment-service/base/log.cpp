#include "base/log.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace base {
namespace {

void write(const Clock& clock, std::string_view level, std::string_view message) {
  std::string line = rfc3339(clock.now());
  line.append(" ").append(level).append(" ").append(message);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  line += '\n';
  // One call writes the whole line. stdio locks the stream, so lines of several threads never mix.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void StandardErrorLog::info(std::string_view message) { write(clock_, "info", message); }

void StandardErrorLog::error(std::string_view message) { write(clock_, "error", message); }

}  // namespace base
