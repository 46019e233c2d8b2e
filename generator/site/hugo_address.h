// How Hugo 0.111 spells addresses. The rules are those of its `urlize` and of the paths that it
// makes of permalinks; tests compare them with the program.
#pragma once

#include <string>
#include <string_view>

namespace site {

// The text of a token that Hugo urlizes (:title, :slug, :filename): lower case; letters, marks,
// digits and . / \ _ # + ~ - @ are kept, blanks become one "-", the rest is dropped ("Rust 1.0:
// What's New?" → "rust-1.0-whats-new"). Escapes ("%20") are decoded.
std::string hugo_token(std::string_view text);

// The whole address of a page, decoded: the same characters are kept, and `kKeptPart`; a "+" is a
// blank.
std::string hugo_path(std::string path);

}  // namespace site
