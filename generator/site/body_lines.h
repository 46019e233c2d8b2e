// Computes locations in a document's file from lines and columns of its body.
#pragma once

#include <string_view>

#include "base/line_columns.h"
#include "content/document.h"

namespace site {

// The lines of one body, split once for any number of locations.
class BodyLines {
 public:
  // `document` must outlive this object.
  explicit BodyLines(const content::Document& document);

  // The location of a link or image to `target` that begins at `line` and `column` of the body.
  // Both count from 1, columns in characters. Covers the part of the link on this line.
  base::Location at(int line, int column, std::string_view target);
  // The location of the character at `line` and `column`.
  base::Location at(int line, int column);

 private:
  const content::Document& document_;
  base::LineColumns columns_;
};

}  // namespace site
