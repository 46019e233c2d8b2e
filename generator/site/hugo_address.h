// Spells addresses as Hugo 0.111 does. The rules are those of its `urlize` and of its permalink
// paths; tests compare the results with those of the program.
#pragma once

#include <string>
#include <string_view>

namespace site {

// The text of a token that Hugo urlizes (:title, :slug, :filename), in lower case. Letters, marks,
// digits and . / \ _ # + ~ - @ are kept, a run of blanks becomes one "-", other characters are
// dropped ("Rust 1.0: What's New?" → "rust-1.0-whats-new"). Escapes ("%20") are decoded.
std::string hugo_token(std::string_view text);

// The whole decoded address of a page. The same characters and `kKeptPart` are kept; a "+" counts
// as a blank.
std::string hugo_path(std::string path);

}  // namespace site
