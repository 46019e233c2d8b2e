// `menus: {main: [{name, url, weight}]}` of postil.yaml.
#pragma once

#include <vector>

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// The items of the main menu by weight; as in Hugo, what has none comes last, in the order written.
std::vector<MenuItem> read_menus(const yaml::Reader& reader, const yaml::Entry& menus);

}  // namespace configuration
