// The text of a piece of HTML, block by block, and which of its bytes are code.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/range.h"

namespace html {

enum class BlockKind { text, heading, code, table };

// What a reader sees between two borders of block elements (HTML, 15.3.3). Never empty.
struct Block {
  BlockKind kind = BlockKind::text;
  std::string text;  // one line: white space is collapsed
  int level = 0;     // of a heading, 1 to 6
  std::string id;    // of a heading; empty: it has none
};

struct Fragment {
  std::vector<Block> blocks;        // in the order of the text
  std::optional<std::size_t> more;  // the number of blocks before the first comment "more"
  // Comments and the contents of <code>, <pre>, <samp>, <kbd>, <xmp>, <script> and <style>. May
  // overlap; in no order.
  std::vector<Range> code;
};

// Reads `html` as the contents of a <body>. Scripts, styles, templates and form controls have no
// text. Never fails: HTML has no errors.
// Empty for HTML that exceeds a limit of the parser (parser.h).
Fragment read_fragment(std::string_view html);

}  // namespace html
