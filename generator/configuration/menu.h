// `menus: {NAME: [{name, url, identifier, parent, weight}]}` of postil.yaml.
#pragma once

#include <vector>

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// The menus in the order written, and so are their items. An item
// without a name or an address is an error, and left out.
std::vector<Menu> read_menus(const yaml::Reader& reader, const yaml::Entry& menus);

}  // namespace configuration
