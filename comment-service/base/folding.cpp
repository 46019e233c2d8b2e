#include "base/folding.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <memory>

namespace base {
namespace {

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80U) return false;
  }
  return true;
}

std::string lower_ascii(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lowered;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

bool written_without_spaces(UChar32 c) {
  if (c < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool in_word(UChar32 c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  // An invisible character must not split a word.
  return u_isUAlphabetic(c) || u_isdigit(c) ||
         (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_N_MASK)) != 0 ||
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace

std::string folded(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  if (U_SUCCESS(status)) normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? folded : std::string(text);
}

std::size_t word_count(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  // The constructor reads rules and dictionaries, so each thread keeps one iterator.
  thread_local const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) || breaks == nullptr) return tokens(text).size();
  UText* source =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaks->setText(source, status);
  std::size_t count = 0;
  while (U_SUCCESS(status) && breaks->next() != icu::BreakIterator::DONE) {
    if (breaks->getRuleStatus() >= UBRK_WORD_NUMBER) ++count;
  }
  utext_close(source);
  return count;
}

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> found;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::size_t begin = text.size();  // start of the current word; text.size() outside a word
  const auto finish = [&](std::size_t end) {
    if (begin >= end) return;
    std::string word = folded(text.substr(begin, end - begin));
    if (!word.empty()) found.push_back({std::move(word), begin, end});
    begin = text.size();
  };
  std::int64_t i = 0;
  while (i < length) {
    const auto at = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    const bool alone = c >= 0 && written_without_spaces(c);
    if (alone || c < 0 || !in_word(c)) finish(at);
    if (alone) {
      begin = at;
      finish(static_cast<std::size_t>(i));
    } else if (c >= 0 && in_word(c) && begin == text.size()) {
      begin = at;
    }
  }
  finish(text.size());
  return found;
}

}  // namespace base
