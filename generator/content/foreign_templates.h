// HTML pages that need more than front matter taken off: templates of other generators, and whole
// documents.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/report.h"

namespace content {

// The first `{{` or `{%` of the HTML that begins at byte `body` of `text`, as a warning that says
// how many there are; nothing when there is none. Liquid, Go templates, Nunjucks and Tera begin
// their tags so. Comments and the contents of code, scripts and styles do not count.
std::optional<base::Diagnostic> foreign_template(const std::string& file, const std::string& text,
                                                 std::size_t body);

// Warns when the HTML begins as a document of its own: within a template of the theme it would be a
// page in a page.
void warn_of_whole_page(const std::string& file, const std::string& text, std::size_t body,
                        base::Report& report);

}  // namespace content
