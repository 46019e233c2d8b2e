// Addresses from the root of the site, made relative to the page that shows them: such a page works
// from any folder of a server.
#pragma once

#include <string>
#include <string_view>

namespace output {

// `html` is what is written to `path` ("posts/a/index.html"); an address "/css/main.css" in it
// becomes "../../css/main.css". Other addresses, and a page with <base href>, stay as they are.
std::string with_relative_addresses(std::string_view html, std::string_view path);

}  // namespace output
