// Parses one source file into front matter and body.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "content/front_matter_block.h"

namespace content {

struct ParsedSource {
  Preamble preamble;
  std::string body;   // LF line ends
  int body_line = 1;  // the line of the file on which the body begins, from 1
};

// `source` is the result of source_of (source.h) for the file's path. Reports errors and then
// returns nothing. Also returns nothing for an HTML page with template tags; a warning names the
// first tag.
std::optional<ParsedSource> parse(const Source& source, const std::string& bytes,
                                  const configuration::Configuration& configuration,
                                  base::Report& report);

}  // namespace content
