#include "markup/initials.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <vector>

namespace markup {

namespace {

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// In these scripts each character of a name is a word of its own.
bool stands_alone(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         script == USCRIPT_HANGUL;
}

struct NameWords {
  std::vector<icu::UnicodeString> first_letters;
  bool alone = false;  // whether the first letter is a whole word
};

NameWords read(const icu::UnicodeString& name) {
  NameWords words;
  bool in_word = false;
  bool taking_marks = false;  // whether to add the accents that follow a taken letter
  for (int32_t at = 0; at < name.length(); at = name.moveIndex32(at, 1)) {
    const UChar32 c = name.char32At(at);
    if (is_mark(c)) {
      if (taking_marks) {
        words.first_letters.back().append(c);
      }
      continue;
    }
    taking_marks = false;
    if (u_isUWhiteSpace(c) != 0) {
      in_word = false;
    } else if (!in_word && u_isalnum(c) != 0) {
      words.alone = words.alone || (words.first_letters.empty() && stands_alone(c));
      words.first_letters.emplace_back(u_totitle(c));
      in_word = true;
      taking_marks = true;
    }
  }
  return words;
}

}  // namespace

std::string initials(std::string_view name) {
  const auto bytes = icu::StringPiece(name.data(), static_cast<int32_t>(name.size()));
  const NameWords words = read(icu::UnicodeString::fromUTF8(bytes));
  if (words.first_letters.empty()) {
    return "?";
  }
  std::string letters;
  words.first_letters.front().toUTF8String(letters);
  if (!words.alone && words.first_letters.size() > 1) {
    words.first_letters.back().toUTF8String(letters);
  }
  return letters;
}

}  // namespace markup
