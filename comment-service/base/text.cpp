#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstdio>

namespace base {
namespace {

// Calls visit(code point, its bytes) for each code point until it returns false. A negative code
// point stands for an invalid sequence.
template <class Visit>
bool all_pieces(std::string_view text, Visit&& visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < length) {
    const auto begin = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (!visit(c, text.substr(begin, static_cast<std::size_t>(i) - begin))) return false;
  }
  return true;
}

template <class Visit>
bool all_code_points(std::string_view text, Visit&& visit) {
  return all_pieces(text, [&visit](UChar32 c, std::string_view) { return visit(c); });
}

bool is_bidi_control(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  return all_code_points(text, [](UChar32 c) { return c >= 0; });
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  all_code_points(text, [&count](UChar32) {
    ++count;
    return true;
  });
  return count;
}

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  if (U_SUCCESS(status)) {
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  }
  return U_SUCCESS(status) ? normalized : std::string(text);
}

bool is_blank(std::string_view text) {
  // These two characters are symbols by category, but fonts draw nothing for them.
  constexpr UChar32 braille_blank = 0x2800;
  constexpr UChar32 null_notehead = 0x1D159;
  return all_code_points(text, [](UChar32 c) {
    return c >= 0 && (c == braille_blank || c == null_notehead || u_isUWhiteSpace(c) ||
                      u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
                      u_charType(c) == U_FORMAT_CHAR || u_charType(c) == U_CONTROL_CHAR);
  });
}

bool has_control(std::string_view text, Lines lines) {
  return !all_code_points(text, [lines](UChar32 c) {
    const bool allowed = lines == Lines::many && (c == '\n' || c == '\r' || c == '\t');
    return allowed || u_charType(c) != U_CONTROL_CHAR;
  });
}

bool has_bidi_control(std::string_view text) {
  return !all_code_points(text, [](UChar32 c) { return !is_bidi_control(c); });
}

std::string escaped_for_terminal(std::string_view text) {
  std::string plain;
  all_pieces(text, [&plain](UChar32 c, std::string_view bytes) {
    if (is_bidi_control(c) || (u_charType(c) == U_CONTROL_CHAR && c != '\t')) {
      std::array<char, sizeof "<U+10FFFF>"> code{};
      std::snprintf(code.data(), code.size(), "<U+%04X>", static_cast<unsigned>(c));
      plain += code.data();
    } else {
      plain += bytes;
    }
    return true;
  });
  return plain;
}

std::string without_bidi_controls(std::string_view text) {
  std::string plain;
  all_pieces(text, [&plain](UChar32 c, std::string_view bytes) {
    if (!is_bidi_control(c)) plain += bytes;
    return true;
  });
  return plain;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

}  // namespace base
