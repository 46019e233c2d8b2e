// How much there is to read.
#pragma once

#include <string_view>

namespace markdown {

struct WordCount {
  int words = 0;       // outside of Chinese and Japanese, as Unicode parts them (UAX #29)
  int characters = 0;  // of Chinese and Japanese: ideographs and kana, no marks
};

// Of valid UTF-8.
WordCount count_words(std::string_view text);

// Rounded up; 0 when there is nothing to read.
int reading_minutes(const WordCount& count);

}  // namespace markdown
