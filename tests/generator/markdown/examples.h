// Examples of Markdown and its HTML, in the format of the CommonMark specification's text.
#pragma once

#include <string>
#include <vector>

#include "markdown/render.h"

namespace markdown_test {

// Between two fences of 32 backticks: the input, a line with a dot, the expected output; `→` is a
// tab.
struct Example {
  int number = 0;  // in its file, from 1
  int line = 0;
  std::string extensions;  // what follows "example": "table", "disabled"
  std::string input;
  std::string expected;
};

// All of a file's examples; none when it does not exist.
std::vector<Example> read_examples(const std::string& path);

// The text of a file; empty when it does not exist.
std::string read_text(const std::string& path);

// The bodies of the Markdown files in and below a folder, sorted by path, without front matter;
// none when it does not exist.
std::vector<std::string> read_bodies(const std::string& folder);

// The HTML with links as written, percent-encoded, and labels by their keys.
std::string fill_as_written(const markdown::Rendered& rendered);

}  // namespace markdown_test
