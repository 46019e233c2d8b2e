#include "output/relative_addresses.h"

#include <algorithm>
#include <vector>

#include "base/url.h"
#include "html/urls.h"

namespace output {
namespace {

// Returns "../../" for "posts/a/index.html".
std::string way_up(std::string_view path) {
  std::string way;
  for (const char c : path) way += c == '/' ? "../" : "";
  return way;
}

// "//host/" names another server; so does "/\host/", as browsers read it.
bool is_from_root(std::string_view url) {
  return url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\");
}

std::string relative(std::string_view url, const std::string& way) {
  if (!is_from_root(url)) return std::string(url);
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  // ".." would lead out of the site's folder.
  const std::string path = base::resolve_path("/", url.substr(0, end)).substr(1);
  // "a:b" would have a scheme, and an empty text would mean the page itself (RFC 3986, 4.2).
  const bool is_odd = path.empty() || path.substr(0, path.find('/')).find(':') != std::string::npos;
  return (way.empty() && is_odd ? "./" : way) + path + std::string(url.substr(end));
}

}  // namespace

std::optional<std::string> with_relative_addresses(std::string_view html, std::string_view path) {
  const auto addresses = html::addresses(html, html::Form::page);
  if (!addresses) return std::nullopt;
  const bool has_base =
      std::any_of(addresses->begin(), addresses->end(),
                  [](const html::Address& address) { return address.use == html::Use::base; });
  if (has_base) return std::string(html);
  const std::string way = way_up(path);
  return html::replace_urls(html, *addresses,
                            [&](std::string_view url) { return relative(url, way); });
}

}  // namespace output
