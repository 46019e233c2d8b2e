#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
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

bool may_stand_in_document(UChar32 c, Lines lines) {
  if (c < 0 || U_IS_UNICODE_NONCHAR(c)) return false;
  const bool is_break = c == '\n' || c == '\r' || c == '\t';
  return (is_break && lines == Lines::many) || u_charType(c) != U_CONTROL_CHAR;
}

std::string code_of(UChar32 c) {
  std::array<char, sizeof "U+10FFFF"> code{};
  std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(c));
  return code.data();
}

// Whether the text has no byte of a character that must not stand in a document. Such characters
// are C0, DEL, C1 (C2 xx), U+FDD0 to U+FDEF, U+FFFE and U+FFFF (EF xx xx), and the ends of the
// other planes (F0 to F4); ED begins surrogates.
bool is_surely_clean(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = byte < 0x20 && c != '\n' && c != '\t';
    return is_control || byte == 0x7F || byte == 0xC2 || byte == 0xED || byte >= 0xEF;
  });
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
                      (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0);
  });
}

std::optional<std::string> forbidden_character(std::string_view text, Lines lines) {
  std::optional<std::string> code;
  all_code_points(text, [&](UChar32 c) {
    if (!may_stand_in_document(c, lines)) code = code_of(c);
    return !code;
  });
  return code;
}

std::string document_text(std::string text) {
  if (is_surely_clean(text)) return text;
  std::string clean;
  clean.reserve(text.size());
  all_pieces(text, [&clean](UChar32 c, std::string_view bytes) {
    clean += may_stand_in_document(c, Lines::many) ? bytes : "\uFFFD";
    return true;
  });
  return clean;
}

bool has_bidi_control(std::string_view text) {
  return !all_code_points(text, [](UChar32 c) { return !is_bidi_control(c); });
}

std::string escaped_for_terminal(std::string_view text) {
  std::string plain;
  all_pieces(text, [&plain](UChar32 c, std::string_view bytes) {
    if (is_bidi_control(c) || (u_charType(c) == U_CONTROL_CHAR && c != '\t')) {
      plain += '<' + code_of(c) + '>';
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
