#include "base/version.h"

namespace base {

std::string_view version() { return POSTIL_VERSION; }

}  // namespace base
