// Detects HTML pages that need more work than removing front matter: templates of other generators,
// and complete documents.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/report.h"

namespace content {

// Finds the first `{{` or `{%` of the HTML that begins at byte `body` of `text`. Returns a warning
// with the number of such tags, or nothing without one. Liquid, Go templates, Nunjucks and Tera use
// these tags. Ignores comments and the contents of code, scripts and styles.
std::optional<base::Diagnostic> foreign_template(const std::string& file, const std::string& text,
                                                 std::size_t body);

// Warns when the HTML is a complete document. The theme's template would put this document inside
// another one.
void warn_of_whole_page(const std::string& file, const std::string& text, std::size_t body,
                        base::Report& report);

}  // namespace content
