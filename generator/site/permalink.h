// Where a document's page lies: its URL path from `url`, a permalink pattern, or its place below
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

// One segment of a path, as Hugo makes them: lower case, Unicode letters and digits, "-", "_" and
// inner dots kept ("Rust 1.0" → "rust-1.0"); with Slugs::ascii in the letters of ASCII. May be
// empty.
std::string path_segment(std::string_view text, Slugs slugs = Slugs::unicode);
// The same for a term: "+" becomes "plus" and "#" "sharp", so that C, C++ and C# stay three ("c",
// "cplusplus", "csharp").
std::string term_segment(std::string_view term, Slugs slugs = Slugs::unicode);
// The same for a folder, which keeps its name when it has no letter or digit ("+").
std::string folder_segment(std::string_view folder, Slugs slugs);
// The folders of a section as URL path: "Notes/2024" → "/notes/2024/"; "" → "/".
std::string section_path(std::string_view section, Slugs slugs = Slugs::unicode);

// A section as the configuration may write it, "/posts/", by its folder, "posts".
std::string_view section_name(std::string_view written);

// The path of a page or list that would lie at `folder` ("/posts/a/"), in the style of the site's
// URLs: that, or "/posts/a.html".
std::string styled(std::string folder, configuration::UrlStyle style);

// "about" → "/about/", "/a/b.html" → "/a/b.html": the path that `url` in front matter asks for.
std::string path_of_url(std::string_view url);

// The pattern for the pages of a folder: the one of the nearest section that has one; null: none.
const configuration::Permalink* permalink_rule(const configuration::Configuration& configuration,
                                               std::string_view section);

// What of a page its pattern takes its name from.
NamedBy named_by(const configuration::Permalink& rule, const content::Document& document,
                 const configuration::Configuration& configuration);

// The URL path of a page: "/posts/a/", or "/a.html" when `url` or the pattern names a file. `title`
// is the page's title; `nearest_section` the folder of the section that holds it, which :sections
// stands for, by default its own folder. A slug or title without letters and a pattern without the
// date it asks for are errors with a way out.
base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const configuration::Configuration& configuration);
base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const configuration::Configuration& configuration,
                                    std::string_view nearest_section);

}  // namespace site
