#include "base/look_alike.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/folding.h"

namespace base {
namespace {

// The mark for a vertical bar ("l", "I", "1") in a folded shape. It is another character than the
// "l" of a folded "L", so that "Ian" does not look like "Lan".
constexpr char kBar = '|';

// Small capitals and letters with their shape, which UTS 39 keeps apart from capitals.
constexpr std::array<std::pair<UChar32, UChar32>, 20> kSmallCapitals = {
    {{0x1D00, 'A'}, {0x0299, 'B'}, {0x1D03, 'B'}, {0x1D05, 'D'}, {0x1D07, 'E'},
     {0xA730, 'F'}, {0x0262, 'G'}, {0x029C, 'H'}, {0x026A, 'l'}, {0x1D0A, 'J'},
     {0x0138, 'K'}, {0x029F, 'L'}, {0x028D, 'M'}, {0x0274, 'N'}, {0x1D18, 'P'},
     {0x0280, 'R'}, {0xA731, 'S'}, {0x1D1B, 'T'}, {0x028F, 'Y'}, {0x1D22, 'Z'}}};

// The first of 26 symbols for the letters A to Z that have no compatibility decomposition: negative
// circled and squared letters, and regional indicators.
constexpr auto kLetterSymbols = std::to_array<UChar32>({0x1F150, 0x1F170, 0x1F1E6});
constexpr UChar32 kLetters = 26;

struct CloseSpoof {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

bool is_ignored(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_letter_or_digit(UChar32 c) {
  return u_isUAlphabetic(c) || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

template <class Change>
icu::UnicodeString changed(const icu::UnicodeString& text, Change&& change) {
  icu::UnicodeString result;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    change(text.char32At(i), result);
  return result;
}

// The name without invisible characters, and with letters in place of symbols for letters.
icu::UnicodeString as_written(std::string_view name) {
  constexpr UChar32 palochka = 0x04C0;  // a bar; ICU 72 takes its small letter, a bar, too, for "i"
  const auto text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  return changed(text, [](UChar32 c, icu::UnicodeString& result) {
    if (is_ignored(c)) return;
    for (const UChar32 first : kLetterSymbols)
      c = c >= first && c < first + kLetters ? 'A' + (c - first) : c;
    result.append(u_toupper(c) == palochka ? palochka : c);
  });
}

icu::UnicodeString confusable(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  // A checker that nobody changes may be used by several threads.
  static const std::unique_ptr<USpoofChecker, CloseSpoof> checker(uspoof_open(&status));
  icu::UnicodeString shapes;
  if (checker == nullptr) return text;
  uspoof_getSkeletonUnicodeString(checker.get(), 0, text, shapes, &status);
  return U_SUCCESS(status) ? shapes : text;
}

icu::UnicodeString nfkc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  const icu::UnicodeString normal = U_SUCCESS(status) ? normalizer->normalize(text, status) : text;
  return U_SUCCESS(status) ? normal : text;
}

// The skeleton of the text, without white space and punctuation. NFKC makes letters of symbols such
// as "Ⓑ". It comes second, because it makes a Greek sigma of "Ϲ".
icu::UnicodeString skeleton(const icu::UnicodeString& text) {
  return changed(confusable(nfkc(confusable(text))), [](UChar32 c, icu::UnicodeString& result) {
    const auto* const small =
        std::ranges::find(kSmallCapitals, c, &std::pair<UChar32, UChar32>::first);
    if (small != kSmallCapitals.end()) c = small->second;
    // A dot above a letter that has one already is not seen.
    constexpr UChar32 dot_above = 0x0307;
    const bool dotted = !result.isEmpty() &&
                        icu::UnicodeString("ijl").indexOf(result.charAt(result.length() - 1)) >= 0;
    if (is_letter_or_digit(c) && !(c == dot_above && dotted)) result.append(c);
  });
}

// Letters that touch look like another letter. UTS 39 has "rn" in place of "m".
void join_letters(icu::UnicodeString& shape) {
  shape.findAndReplace("rn", "m").findAndReplace("vv", "w").findAndReplace("VV", "W");
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

icu::UnicodeString folded_text(const icu::UnicodeString& text) {
  return icu::UnicodeString::fromUTF8(folded(utf8(text)));
}

// The shapes of a name. Names look alike when they have one in common. Two shapes are not folded,
// and "=" keeps them apart from the others: "ALI" does not look like "ALL", though "I" looks like
// "l".
std::array<std::string, 4> shapes_of(std::string_view name) {
  const icu::UnicodeString written = as_written(name);
  icu::UnicodeString upper = written;
  upper.toUpper(icu::Locale::getRoot());
  const icu::UnicodeString shape = skeleton(written);
  icu::UnicodeString marked = shape;
  marked.findAndReplace("l", icu::UnicodeString(static_cast<UChar32>(kBar)));
  // The skeleton of a folded text is folded again, because the shape of a small letter may be a
  // capital ("0" is "O").
  std::array<icu::UnicodeString, 4> shapes = {shape, skeleton(upper), folded_text(marked),
                                              folded_text(skeleton(folded_text(written)))};
  for (icu::UnicodeString& text : shapes) join_letters(text);
  if (shape.isEmpty()) return {};
  return {"=" + utf8(shapes[0]), "=" + utf8(shapes[1]), utf8(shapes[2]), utf8(shapes[3])};
}

}  // namespace

LookAlikes::LookAlikes(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (std::string& shape : shapes_of(name)) shapes_.insert(std::move(shape));
  }
  shapes_.erase("");
}

bool LookAlikes::contains(std::string_view name) const {
  return !shapes_.empty() && std::ranges::any_of(shapes_of(name), [this](const std::string& shape) {
    return shapes_.contains(shape);
  });
}

}  // namespace base
