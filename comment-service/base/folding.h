// Text made comparable: what looks or sounds the same becomes the same. With base/text, the only
// user of ICU for texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// NFKC_Casefold (Unicode Standard, section 3.13): case, width and invisible characters are gone.
// The text must be valid UTF-8.
std::string folded(std::string_view text);

// The same for all names that look alike (Unicode Technical Standard 39, skeletons), case ignored:
// "Аda" in Cyrillic is "Ada". White space does not count.
std::string look_alike(std::string_view name);

// A host as the DNS knows it: small letters, Punycode (UTS 46). Empty when it is none.
std::string ascii_host(std::string_view host);

// How many words the text has by ICU's word boundaries (UAX 29 with dictionaries): Chinese,
// Japanese and Thai have words too. Punctuation is none.
std::size_t word_count(std::string_view text);

// A word for the comparison of phrases: folded, with its place in bytes of the text. Writing
// without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) has one token a character, so that a phrase
// is found wherever it stands.
struct Token {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<Token> tokens(std::string_view text);

}  // namespace base
