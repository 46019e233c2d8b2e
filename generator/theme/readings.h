// Which names a template reads for one page, and what it finds: for `postil explain`.
#pragma once

#include <string>
#include <vector>

#include "theme/contract.h"
#include "theme/parse.h"
#include "theme/view.h"

namespace theme {

// What a template finds under a name, everywhere it asks for it on one page.
enum class Found {
  something,
  nothing,  // an empty text, false, an empty list, each time
  unasked   // the page shows none of the parts that ask for it
};

struct Reading {
  std::string name;      // from the top: "page.title"; of the items of a list "pages.title"
  base::Location place;  // where the template asks for it first
  Found found = Found::unasked;
};

// A place that names are looked up in, as Program::render has them, and its contract.
struct Sight {
  const Schema* schema = nullptr;
  const View* view = nullptr;
};

// Adds the names that `nodes` (without partials) read to `readings`, each once, in the order of the
// template. `sights` are outermost first.
void add_readings(const std::vector<Node>& nodes, const std::vector<Sight>& sights,
                  std::vector<Reading>& readings);

}  // namespace theme
