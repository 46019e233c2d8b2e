// How Jekyll 4 spells addresses. The rules are those of its `slugify` and of its permalinks; tests
// compare them with the program.
#pragma once

#include <string>
#include <string_view>

namespace site {

// :title: letters, marks, digits and . _ ~ ! $ & ' ( ) + , ; = @ are kept, a run of anything else
// becomes one "-", none at the ends ("C# & Co." → "C-&-Co.").
std::string jekyll_title(std::string_view text);

// :slug, :name and :slugified_categories: only letters, marks and digits, in lower case.
std::string jekyll_slug(std::string_view text);

// Lower case as Ruby makes it: each character by itself, but "İ" → "i̇".
std::string jekyll_lower_case(std::string_view text);

// The whole address of a page, decoded: ".." becomes "/", and "./" is left out.
std::string jekyll_path(std::string path);

}  // namespace site
