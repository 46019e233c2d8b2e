#include "settings/page_address.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/url_host.h"

namespace settings {
namespace {

constexpr std::string_view kSlashes = "/\\";
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// RFC 3986, section 3.1.
constexpr std::string_view kSchemeCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.";

bool is_slash(char c) { return kSlashes.find(c) != std::string_view::npos; }

// Browsers ignore spaces before a URL.
std::string_view without_spaces(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

bool begins_with_host(std::string_view text) {
  return text.size() > 2 && is_slash(text[0]) && is_slash(text[1]) && !is_slash(text[2]);
}

base::Fault not_of_this_site(std::string_view what) {
  return {base::Code::bad_request, "the thread is not a page of this site: " + std::string(what) +
                                       "; give the page's path, such as /posts/a/"};
}

bool same_server(const base::WebAddress& address, const Site& site) {
  const auto own = base::web_address(site.origin);
  return own && own->host == address.host && own->port == address.port;
}

}  // namespace

bool is_full_address(std::string_view text) {
  text = without_spaces(text);
  if (begins_with_host(text)) return true;
  const std::size_t colon = std::min(text.find_first_not_of(kSchemeCharacters), text.size());
  return colon > 0 && kLetters.find(text[0]) != std::string_view::npos &&
         text.substr(colon).starts_with(':') && text.size() > colon + 1 &&
         is_slash(text[colon + 1]);
}

base::Result<std::string> page_path(const Settings& settings, std::string_view text) {
  if (!is_full_address(text)) {
    if (text.find('/') != std::string_view::npos) return std::string(text);
    // "https%3A%2F%2Fexample.org%2Fa%2F" is an address that is encoded as a whole.
    const std::string decoded = base::percent_decode(text, base::Plus::literal);
    return is_full_address(decoded) ? page_path(settings, decoded) : std::string(text);
  }
  const std::string url =
      (begins_with_host(without_spaces(text)) ? "https:" : "") + std::string(without_spaces(text));
  std::optional<base::WebAddress> address = base::web_address(url);
  if (!address) return not_of_this_site("its address is not one of the web");
  if (address->has_user) return not_of_this_site("its address names a user");
  if (settings.sites.empty())
    return not_of_this_site("it is a full address, and the service was started without --site");
  const bool known = std::ranges::any_of(
      settings.sites, [&](const Site& site) { return same_server(*address, site); });
  if (!known) return not_of_this_site("its address is on another host");
  // Two slashes at its beginning would make it an address again.
  address->path.erase(0, std::min(address->path.find_first_not_of('/'), address->path.size()) - 1);
  return std::move(address->path);
}

base::Result<std::string> stored_page_path(const Settings& settings, std::string_view key) {
  const std::string_view text = key.substr(std::min<std::size_t>(1, key.size()));
  return page_path(settings, is_full_address(text) ? text : key);
}

}  // namespace settings
