// A compiled template, ready to render. Its source is the only user of kainjow mustache.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "theme/functions.h"
#include "theme/template_parser.h"
#include "theme/view.h"

namespace theme {

// Compiled from nodes with expanded partials, for one language. Safe to use from any number of
// threads at once.
class CompiledTemplate {
 public:
  // The language::Strings that `function_context` points to must outlive this object.
  CompiledTemplate(const std::vector<Node>& nodes, const FunctionContext& function_context);
  CompiledTemplate(CompiledTemplate&&) noexcept;
  CompiledTemplate& operator=(CompiledTemplate&&) noexcept;
  ~CompiledTemplate();

  // Looks names up in `scopes` from the last to the first. {{name}} is HTML-escaped; an unknown
  // name renders as nothing.
  std::string render(const std::vector<const View*>& scopes) const;

 private:
  struct Code;
  std::unique_ptr<Code> code_;
};

}  // namespace theme
