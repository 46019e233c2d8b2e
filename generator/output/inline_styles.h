// Puts style sheets into a page that is shown at unknown addresses.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace output {

// Returns the text of the style sheet with an output path ("css/main.css"); nothing if there is
// none.
using SheetAt = std::function<std::optional<std::string>(const std::string& path)>;

// Returns `html` with each link to a style sheet of the site replaced by its text. Addresses inside
// a style sheet are resolved against its own path and then begin with "/". Links to other sites
// stay.
std::string with_inline_styles(std::string_view html, const SheetAt& sheet_at);

}  // namespace output
