// Spells addresses as Jekyll 4 does. The rules are those of its `slugify` and of its permalinks;
// tests compare the results with those of the program.
#pragma once

#include <string>
#include <string_view>

namespace site {

// The text of :title. Letters, marks, digits and . _ ~ ! $ & ' ( ) + , ; = @ are kept; a run of
// other characters becomes one "-", but not at the ends ("C# & Co." → "C-&-Co.").
std::string jekyll_title(std::string_view text);

// The text of :slug, :name and :slugified_categories: letters, marks and digits in lower case,
// separated by "-".
std::string jekyll_slug(std::string_view text);

// Lower case as in Ruby: maps each character by itself, except "İ", which becomes "i̇".
std::string jekyll_lower_case(std::string_view text);

// The whole decoded address of a page: ".." becomes "/", and "./" is dropped.
std::string jekyll_path(std::string path);

}  // namespace site
