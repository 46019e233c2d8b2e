// Counts words and computes the reading time.
#pragma once

#include <string_view>

namespace markdown {

struct WordCount {
  int words = 0;       // except Chinese and Japanese, by Unicode word boundaries (UAX #29)
  int characters = 0;  // of Chinese and Japanese: ideographs and kana, no punctuation
};

// `text` must be valid UTF-8.
WordCount count_words(std::string_view text);

// The reading time in minutes, rounded up; 0 for a text without words.
int reading_minutes(const WordCount& count);

}  // namespace markdown
