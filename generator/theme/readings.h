// Finds the names that a template uses for one page, and whether they have values. For
// `postil explain`.
#pragma once

#include <string>
#include <vector>

#include "theme/contract.h"
#include "theme/parse.h"
#include "theme/view.h"

namespace theme {

// Whether a name has a value in any of its uses on one page.
enum class Found {
  something,
  nothing,  // an empty text, false or an empty list in every use
  unasked   // the page shows no part of the template that uses the name
};

struct Reading {
  std::string name;      // the full name: "page.title"; for the items of a list "pages.title"
  base::Location place;  // of the first use in the template
  Found found = Found::unasked;
};

// A scope in which names are looked up, as in Program::render(), with its contract.
struct Sight {
  const Schema* schema = nullptr;
  const View* view = nullptr;
};

// Adds the names that `nodes` (partials expanded) use to `readings`, each once, in the order of the
// template. `sights` are outermost first.
void add_readings(const std::vector<Node>& nodes, const std::vector<Sight>& sights,
                  std::vector<Reading>& readings);

}  // namespace theme
