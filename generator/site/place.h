// Where in its file something of a document's text stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace site {

// The lines of one body, so that any number of places costs one look at the text.
class Lines {
 public:
  // `document` must outlive the lines.
  explicit Lines(const content::Document& document);

  // The place of a link or image to `target` that begins at `line` and `column` of the body, both
  // from 1, columns in characters. What of it stands on the line is underlined.
  base::Location at(int line, int column, std::string_view target) const;

 private:
  const content::Document& document_;
  std::vector<std::string_view> lines_;
};

}  // namespace site
