// Finished HTML: the URLs in it. This folder is the only user of gumbo.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace html {

using UrlMap = std::function<std::string(std::string_view url)>;

// The fragment of HTML with what `map` makes of each URL in its place; all else stays byte for
// byte. URLs are the values of href, src, poster, data, cite and action, and those within srcset.
// What names a part of a drawing beside it (`<use href="#a">`) is left alone.
std::string map_urls(std::string_view html, const UrlMap& map);

}  // namespace html
