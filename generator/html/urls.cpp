#include "html/urls.h"

namespace html {

std::string replace_urls(std::string_view html, const std::vector<Address>& addresses,
                         const UrlMap& map) {
  std::string mapped;
  mapped.reserve(html.size() + html.size() / 8);
  std::size_t at = 0;
  for (const Address& address : addresses) {
    // Ranges overlap in broken CSS only.
    if (address.use == Use::base || address.begin < at) continue;
    const std::string url = map(address.url);
    if (url == address.url) continue;
    mapped.append(html, at, address.begin - at) += written(address, url);
    at = address.end;
  }
  return mapped.append(html, at);
}

std::string map_urls(std::string_view html, const UrlMap& map) {
  std::optional<std::vector<Address>> shown = addresses(html, Form::fragment);
  if (!shown) return std::string(html);
  std::erase_if(*shown, [](const Address& address) { return address.is_inert; });
  return replace_urls(html, *shown, map);
}

}  // namespace html
