// Cuts a Markdown file into front matter and body.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/report.h"
#include "base/result.h"

namespace content {

// Byte offsets in the text. Without front matter the block is empty and the body is all.
struct Cut {
  std::size_t begin = 0;  // of the YAML
  std::size_t end = 0;
  std::size_t body = 0;
  bool has_front_matter = false;
};

// The grammar, line by line; a fence may end in spaces:
//   file   = [block] body
//   block  = "---" line* ("---" | "...")
// The opening fence is the first line. Two mistakes that leave no doubt are read as they were
// meant, with a warning, lest a draft be published: empty lines above the block, and a block
// without its opening fence. A block that is not closed, TOML (`+++`) and JSON are errors.
base::Result<Cut> cut(const std::string& file, std::string_view text, base::Report& report);

}  // namespace content
