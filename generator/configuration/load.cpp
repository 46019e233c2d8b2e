#include <algorithm>

#include "base/url.h"
#include "configuration/configuration.h"
#include "configuration/defaults.h"
#include "configuration/file.h"
#include "configuration/keys.h"

namespace configuration {

std::string Configuration::base_path() const {
  return base_url.empty() ? "/" : base::path_of(base_url);
}

const Menu* Configuration::menu(std::string_view name) const {
  const auto found =
      std::find_if(menus.begin(), menus.end(), [&](const Menu& menu) { return menu.name == name; });
  return found == menus.end() ? nullptr : &*found;
}

Configuration load(const base::Files& files, const std::string& site,
                   const Environment& environment, base::Report& report) {
  Configuration configuration;
  for (const File& file : read_files(files, site, environment, report)) {
    const yaml::Block block = file.block();
    const yaml::Reader reader(block, report);
    read_keys(reader, reader.entries(file.root, "the configuration"), all_keys(), configuration);
    add_defaults(reader, file, configuration);
  }
  return configuration;
}

}  // namespace configuration
