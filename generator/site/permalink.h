// Computes the URL path of a document's page from `url`, a permalink pattern, or its folder below
// content/.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "site/permalink_tokens.h"

namespace site {

using configuration::Slugs;

// One segment of a path, by Hugo's rule: lower case, with Unicode letters and digits, "-", "_" and
// inner dots kept ("Rust 1.0" → "rust-1.0"). Slugs::ascii transliterates to ASCII letters. May be
// empty.
std::string path_segment(std::string_view text, Slugs slugs = Slugs::unicode);
// The segment of a term. "+" becomes "plus" and "#" becomes "sharp", so that C, C++ and C# get
// different segments ("c", "cplusplus", "csharp").
std::string term_segment(std::string_view term, Slugs slugs = Slugs::unicode);
// The segment of a folder. A name without a letter or digit ("+") is kept as it is.
std::string folder_segment(std::string_view folder, Slugs slugs);
// The URL path of a section: "Notes/2024" → "/notes/2024/"; "" → "/".
std::string section_path(std::string_view section, Slugs slugs = Slugs::unicode);

// The folder of a section as the configuration writes it: "/posts/" → "posts".
std::string_view section_name(std::string_view written);

// The path for `folder` ("/posts/a/") in the style of the site's URLs: "/posts/a/" or
// "/posts/a.html".
std::string styled(std::string folder, configuration::UrlStyle style);

// The path for a `url` in front matter: "about" → "/about/", "/a/b.html" → "/a/b.html".
std::string path_of_url(std::string_view url);

// The pattern for the pages of a folder: that of the nearest section with a pattern; null when no
// section has a pattern.
const configuration::Permalink* permalink_rule(const configuration::Configuration& configuration,
                                               std::string_view section);

// The part of a page that gives its address a name by this pattern.
NamedBy named_by(const configuration::Permalink& rule, const content::Document& document,
                 const configuration::Configuration& configuration);

// The URL path of a page: "/posts/a/", or "/a.html" when `url` or the pattern names a file. `title`
// is the page's title. `nearest_section` is the folder of the section that holds the page, for
// :sections; by default the page's own folder. Two errors have a hint: a slug or title without
// letters or digits, and a page without the date that its pattern needs.
base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const configuration::Configuration& configuration);
base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const configuration::Configuration& configuration,
                                    std::string_view nearest_section);

}  // namespace site
