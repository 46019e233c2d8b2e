// The words for a form that was refused.
#pragma once

#include <string>
#include <vector>

#include "base/fault.h"
#include "web/pages.h"

namespace http {

// The reasons beside the form: the wrong fields, or the fault itself and how long to wait.
std::vector<web::Reason> reasons_of(const base::Fault& fault);

// The same for a page without the form.
std::string sentences(const base::Fault& fault);

}  // namespace http
