// Replaces URLs in finished HTML. Only this folder uses gumbo.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "html/addresses.h"

namespace html {

using UrlMap = std::function<std::string(std::string_view url)>;

// Replaces each of the `addresses` of the HTML by `map(url)`; all other bytes stay unchanged. The
// address of <base href> is not changed.
std::string replace_urls(std::string_view html, const std::vector<Address>& addresses,
                         const UrlMap& map);

// Does the same for all addresses of a fragment. Addresses in <template> are not changed: a script
// decides what they mean. HTML that exceeds a limit of the parser stays unchanged.
std::string map_urls(std::string_view html, const UrlMap& map);

}  // namespace html
