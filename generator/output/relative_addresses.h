// Makes root-relative addresses relative to the page, so that the site works in any folder of a
// server.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace output {

// `html` is the text of the output `path` ("posts/a/index.html"). An address "/css/main.css"
// becomes "../../css/main.css". Other addresses are kept, and so is a page with <base href>.
// Nothing for HTML that exceeds a limit of the parser (html/parser.h).
std::optional<std::string> with_relative_addresses(std::string_view html, std::string_view path);

}  // namespace output
