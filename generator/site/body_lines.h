// Computes locations in a document's file from lines and columns of its body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace site {

// The lines of one body, split once for any number of locations.
class BodyLines {
 public:
  // `document` must outlive this object.
  explicit BodyLines(const content::Document& document);

  // The location of a link or image to `target` that begins at `line` and `column` of the body.
  // Both count from 1, columns in characters. Covers the part of the link on this line.
  base::Location at(int line, int column, std::string_view target) const;

 private:
  const content::Document& document_;
  std::vector<std::string_view> lines_;
};

}  // namespace site
