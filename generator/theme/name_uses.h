// Finds the names that a template uses for one page, and whether they have values. For
// `postil explain`.
#pragma once

#include <string>
#include <vector>

#include "theme/contract.h"
#include "theme/template_parser.h"
#include "theme/view.h"

namespace theme {

// Whether a name has a value in any of its uses on one page.
enum class ValueState {
  present,
  empty,     // an empty text, false or an empty list in every use
  not_shown  // the page shows no part of the template that uses the name
};

struct NameUse {
  std::string name;      // the full name: "page.title"; for the items of a list "pages.title"
  base::Location place;  // of the first use in the template
  ValueState state = ValueState::not_shown;
};

// A scope in which names are looked up, as in CompiledTemplate::render(), with its contract.
struct ContractScope {
  const Schema* schema = nullptr;
  const View* view = nullptr;
};

// Adds the names that `nodes` (partials expanded) use to `name_uses`, each once, in the order of
// the template. `scopes` are outermost first.
void add_name_uses(const std::vector<Node>& nodes, const std::vector<ContractScope>& scopes,
                   std::vector<NameUse>& name_uses);

}  // namespace theme
