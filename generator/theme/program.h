// A template ready to render. The only user of kainjow mustache.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "theme/functions.h"
#include "theme/parse.h"
#include "theme/view.h"

namespace theme {

// Made from nodes without partials, in one language. Safe to use from any number of threads at
// once.
class Program {
 public:
  // What `tongue` points to must outlive the program.
  Program(const std::vector<Node>& nodes, const Tongue& tongue);
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  // Names are looked up in `scopes` from the last to the first. {{name}} is HTML-escaped; a name
  // that is nowhere gives nothing.
  std::string render(const std::vector<const View*>& scopes) const;

 private:
  struct Code;
  std::unique_ptr<Code> code_;
};

}  // namespace theme
