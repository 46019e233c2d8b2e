// Replaces URLs in finished HTML. Only this folder uses gumbo.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace html {

using UrlMap = std::function<std::string(std::string_view url)>;

// Replaces each URL in the HTML fragment by `map(url)`; all other bytes stay unchanged. URLs are
// the values of href, src, poster, data, cite and action, and the URLs in srcset. A reference to a
// part of a neighbouring drawing (`<use href="#a">`) is not changed.
std::string map_urls(std::string_view html, const UrlMap& map);

}  // namespace html
