// The tokens of one template file as a tree of sections.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "theme/scan.h"

namespace theme {

// A text, a variable, a partial, a section with what it holds, or the call of a function with what
// it gets (functions.h). Comments and closing tags are gone.
struct Node {
  Token token;
  const Source* source = nullptr;
  std::vector<Node> children = {};  // of a section, plain or inverted, and of a call
  std::string label = {};           // of a variable in a call: what it fills
};

struct Parsed {
  const Source* source = nullptr;
  std::vector<Node> nodes;
  // `{{! extends: base }}` as the very first thing of a file: a comment token with the name alone.
  std::optional<Token> parent;
};

// Sections and partials nested deeper than this are refused: they are walked by recursion, here and
// by kainjow.
constexpr std::size_t kDeepest = 100;

// Every unclosed, crossed or stray tag is reported; what could be read is returned.
Parsed parse(const Source& source, base::Report& report);

}  // namespace theme
