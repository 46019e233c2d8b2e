#include "theme/addresses.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/files.h"
#include "base/normal_form.h"
#include "base/url.h"
#include "site/links.h"
#include "site/source_index.h"

namespace theme {
namespace {

// Splits a reference into its path and its query with the fragment ("?a#b").
std::pair<std::string, std::string> cut(const std::string& reference) {
  const std::size_t end = std::min(reference.find_first_of("?#"), reference.size());
  return {reference.substr(0, end), reference.substr(end)};
}

// The site's path of the file that `path` names relative to the source of `page`.
std::optional<std::string> file_beside(const site::Site& site, const site::Page& page,
                                       const std::string& path) {
  if (page.document == site::kNone) return std::nullopt;
  const content::Document& document = site.documents[page.document];
  const std::string file = site::named_file(document.source.path, path);
  const auto& own = document.resources;
  if (std::binary_search(own.begin(), own.end(), file)) {
    return site::resource_path(site, page, document, file);
  }
  const auto shared =
      std::lower_bound(site.resources.begin(), site.resources.end(), file,
                       [](const content::Resource& resource, const std::string& name) {
                         return resource.path < name;
                       });
  if (shared == site.resources.end() || shared->path != file) return std::nullopt;
  return site::resource_path(site, *shared);
}

}  // namespace

std::string from_root(const site::Site& site, const std::string& reference) {
  if (base::is_absolute_url(reference)) return reference;
  const auto [path, rest] = cut(base::composed_url(reference));
  const std::string decoded = base::decode(path);
  return site::url_of_written(site, decoded.starts_with('/') ? decoded : '/' + decoded) + rest;
}

std::string from_page(const site::Site& site, const site::Page& page,
                      const std::string& reference) {
  if (reference.empty() || reference.front() == '/' || base::is_absolute_url(reference)) {
    return reference.empty() ? reference : from_root(site, reference);
  }
  const auto [path, rest] = cut(base::composed_url(reference));
  const auto file = file_beside(site, page, path);
  return site::relative_url(site,
                            file ? *file : base::resolve_path(page.path, base::decode(path))) +
         rest;
}

}  // namespace theme
