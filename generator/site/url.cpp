#include "base/url.h"

#include "site/site.h"

namespace site {

std::string relative_url(const Site& site, std::string_view path) {
  const std::string base_path = site.configuration.base_path();
  return base::encode_path(base_path.substr(0, base_path.size() - 1)) + base::encode_path(path);
}

std::string absolute_url(const Site& site, std::string_view path) {
  if (site.configuration.base_url.empty()) return {};
  return base::origin_of(site.configuration.base_url) + relative_url(site, path);
}

}  // namespace site
