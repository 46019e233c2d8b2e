#include "base/url.h"

#include "site/known_paths.h"
#include "site/site.h"

namespace site {
namespace {

bool has_base_path(const Site& site, std::string_view path) {
  if (site.known_paths.empty()) return false;
  const std::string base_path = base::decode(site.configuration.base_path());
  const bool is_home = std::string(path) + '/' == base_path;
  if (!is_home && !path.starts_with(base_path)) return false;
  const std::string_view below = is_home ? "/" : path.substr(base_path.size() - 1);
  return is_known_path(site, below) && !is_known_path(site, path);
}

}  // namespace

std::string relative_url(const Site& site, std::string_view path) {
  const std::string base_path = site.configuration.base_path();
  return base::encode_path(base_path.substr(0, base_path.size() - 1)) + base::escape_path(path);
}

std::string url_of_written(const Site& site, std::string_view path) {
  return has_base_path(site, path) ? base::escape_path(path) : relative_url(site, path);
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
