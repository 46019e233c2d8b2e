// `menus: {NAME: [{name, url, identifier, parent, weight}]}` of postil.yaml.
#pragma once

#include <vector>

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// Adds the menus to `out`; each replaces the menu of the same name. Items keep the order of the
// file. An item without a name or an address is an error and is left out.
void put_menus(const yaml::Reader& reader, const yaml::Entry& menus, std::vector<Menu>& out);

}  // namespace configuration
