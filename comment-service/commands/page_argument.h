// The page that an argument of a command names.
#pragma once

#include <string>

#include "storage/store.h"

namespace commands {

// Returns the key of the page's thread. A command does not know the sites, so it takes no address
// of a host. Fault: bad_request.
base::Result<std::string> key_of_page(const std::string& page, storage::Store& store);

}  // namespace commands
