// A page that brings its styles along, because nobody knows from where it will be shown.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace output {

// The bytes of the style sheet at an output path ("css/main.css"); nothing when there is none.
using SheetAt = std::function<std::optional<std::string>(const std::string& path)>;

// `html` with the text of each style sheet of the site in place of the link to it. Addresses in a
// style sheet are read from its own place, and then begin with "/". Links to other sites stay.
std::string with_inline_styles(std::string_view html, const SheetAt& sheet_at);

}  // namespace output
