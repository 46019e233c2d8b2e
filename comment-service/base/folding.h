// Folds text for comparison, so that texts that look or sound the same become equal. Uses ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// NFKC_Casefold (Unicode Standard, section 3.13): removes differences of case and width, and
// invisible characters. The text must be valid UTF-8.
std::string folded(std::string_view text);

// Counts words by ICU's word boundaries (UAX 29 with dictionaries), which also separate words in
// Chinese, Japanese and Thai. Punctuation does not count.
std::size_t word_count(std::string_view text);

// A folded word for phrase search, with its half-open byte range in the text. In scripts without
// spaces (Han, Kana, Thai, Lao, Khmer, Burmese) each character is a token, so that a phrase is
// found at any position.
struct Token {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<Token> tokens(std::string_view text);

}  // namespace base
