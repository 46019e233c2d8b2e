// Parses one template file into a tree of sections.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "theme/template_scanner.h"

namespace theme {

// A text, a variable, a partial, a section with its content, or a function call with its arguments
// (functions.h). Comments and closing tags are dropped.
struct Node {
  Token token;
  const Source* source = nullptr;
  std::vector<Node> children = {};  // of a section, an inverted section or a call
  std::string label = {};           // of a variable in a call: the placeholder
};

struct ParsedTemplate {
  const Source* source = nullptr;
  std::vector<Node> nodes;
  // From `{{! extends: base }}` at the very beginning of a file: a comment token whose value is
  // the name of the parent.
  std::optional<Token> parent;
};

// Sections and partials nested deeper than this are refused, because kainjow and this folder walk
// them by recursion.
constexpr std::size_t kDeepest = 100;

// Reports every unclosed, crossed or stray tag, and returns the nodes that could be parsed.
ParsedTemplate parse(const Source& source, base::Report& report);

}  // namespace theme
