// `menus: {NAME: [{name, url, identifier, parent, weight}]}` of postil.yaml.
#pragma once

#include <vector>

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// Puts the menus into `out`, each in place of the one of its name; their items stay in the order
// written. An item without a name or an address is an error, and left out.
void put_menus(const yaml::Reader& reader, const yaml::Entry& menus, std::vector<Menu>& out);

}  // namespace configuration
