// One source file → what its author wrote in it.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "content/written.h"

namespace content {

struct Parsed {
  Preamble preamble;
  std::string body;   // LF line ends
  int body_line = 1;  // the line of the file that the body begins on, from 1
};

// `source` is what source_of (source.h) made of the file's path; errors go to `report`, and then
// nothing is returned. Of an HTML page with tags of a template language nothing is returned, and a
// warning names the first.
std::optional<Parsed> parse(const Source& source, const std::string& bytes,
                            const configuration::Configuration& configuration,
                            base::Report& report);

}  // namespace content
