// Splits a Markdown file into front matter and body.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/report.h"
#include "base/result.h"

namespace content {

// Byte offsets in the text. Without front matter the block is empty and the body is the whole text.
struct FileParts {
  std::size_t begin = 0;  // start of the YAML
  std::size_t end = 0;
  std::size_t body = 0;
  bool has_front_matter = false;
};

// The grammar, line by line; a fence may have trailing spaces:
//   file   = [block] body
//   block  = "---" line* ("---" | "...")
// The opening fence is the first line. Two unambiguous mistakes are accepted with a warning, so
// that a draft is not published by mistake: empty lines above the block, and a missing opening
// fence. An unclosed block, TOML (`+++`) and JSON are errors.
base::Result<FileParts> split_front_matter(const std::string& file, std::string_view text,
                                           base::Report& report);

}  // namespace content
