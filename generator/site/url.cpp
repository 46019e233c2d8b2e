#include "base/url.h"

#include "site/site.h"

namespace site {

std::string relative_url(const Site& site, std::string_view path) {
  const std::string base_path = site.configuration.base_path();
  return base::encode_path(base_path.substr(0, base_path.size() - 1)) + base::escape_path(path);
}

std::string absolute_url(const Site& site, std::string_view path) {
  if (site.configuration.base_url.empty()) return {};
  return base::origin_of(site.configuration.base_url) + relative_url(site, path);
}

Index language_of(const Site& site, const content::Document& document) {
  for (Index i = 0; i < site.languages.size(); ++i) {
    if (site.languages[i].tag == document.source.language) return i;
  }
  return 0;
}

}  // namespace site
