#include "base/text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>

namespace base {
namespace {

// Calls visit(code point or negative, begin, end) for each character of the text.
template <class Visit>
void walk(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  int64_t at = 0;
  while (at < size) {
    const int64_t begin = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, size, character);
    if (character < 0) at = begin + 1;
    if (!visit(character, static_cast<std::size_t>(begin), static_cast<std::size_t>(at))) return;
  }
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

bool ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

bool is_word(UChar32 c) {
  if (c == '_' || c == '-' || u_isalnum(c)) return true;
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
         type == U_ENCLOSING_MARK || type == U_LETTER_NUMBER || type == U_CONNECTOR_PUNCTUATION;
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  std::optional<std::size_t> found;
  walk(text, [&](UChar32 character, std::size_t begin, std::size_t) {
    if (character < 0) found = begin;
    return character >= 0;
  });
  return found;
}

void for_each_character(std::string_view text, const std::function<void(std::string_view)>& visit) {
  walk(text, [&](UChar32, std::size_t begin, std::size_t end) {
    visit(text.substr(begin, end - begin));
    return true;
  });
}

bool has_control_character(std::string_view text) {
  bool found = false;
  walk(text, [&](UChar32 character, std::size_t, std::size_t) {
    found = character >= 0 && u_charType(character) == U_CONTROL_CHAR;
    return !found;
  });
  return found;
}

bool is_plain_line(std::string_view text) {
  bool is_plain = true;
  walk(text, [&](UChar32 character, std::size_t, std::size_t) {
    is_plain = character >= 0 && !U_IS_UNICODE_NONCHAR(character) &&
               u_charType(character) != U_CONTROL_CHAR;
    return is_plain;
  });
  return is_plain;
}

std::string printable_name(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  walk(name, [&](UChar32 character, std::size_t begin, std::size_t end) {
    const std::string_view bytes = name.substr(begin, end - begin);
    if (character >= 0 && u_charType(character) != U_CONTROL_CHAR) {
      text += bytes;
      return true;
    }
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      text += {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return true;
  });
  return text;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  walk(text, [&](UChar32, std::size_t, std::size_t) { return ++count > 0; });
  return count;
}

std::size_t display_width(std::string_view character) {
  std::size_t width = 1;
  walk(character, [&](UChar32 c, std::size_t, std::size_t) {
    const int type = c < 0 ? int{U_CONTROL_CHAR} : int{u_charType(c)};
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) width = 0;
    const int east_asian = c < 0 ? 0 : u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    if (east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH) width = 2;
    return false;
  });
  return width;
}

std::string nfc(std::string_view text) {
  if (ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString normal = normalizer->normalize(unicode(text), status);
  return U_FAILURE(status) ? std::string(text) : utf8(normal);
}

std::string fold_case(std::string_view text) { return nfc(utf8(unicode(nfc(text)).foldCase())); }

std::string lower_case(std::string_view text) {
  return utf8(unicode(text).toLower(icu::Locale::getRoot()));
}

std::string simple_lower_case(std::string_view text) {
  std::string lower;
  walk(text, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const UChar32 mapped = c < 0 ? c : u_tolower(c);
    if (mapped == c) {
      lower.append(text, begin, end - begin);
    } else {
      lower += utf8(icu::UnicodeString(mapped));
    }
    return true;
  });
  return lower;
}

CharacterKind kind_of(std::string_view character) {
  CharacterKind kind = CharacterKind::other;
  walk(character, [&](UChar32 c, std::size_t, std::size_t) {
    if (c < 0) return false;
    if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0) {
      kind = CharacterKind::word;
    } else if (u_isUWhiteSpace(c) != 0) {
      kind = CharacterKind::space;
    }
    return false;
  });
  return kind;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  std::size_t at = from.empty() ? std::string::npos : text.find(from);
  if (at == std::string::npos) return text;
  std::string replaced;
  std::size_t copied = 0;
  for (; at != std::string::npos; at = text.find(from, copied)) {
    (replaced.append(text, copied, at - copied)) += to;
    copied = at + from.size();
  }
  return replaced.append(text, copied);
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string anchor(std::string_view text) {
  const std::string lower = lower_case(nfc(text));
  std::string id;
  walk(lower, [&](UChar32 c, std::size_t begin, std::size_t end) {
    if (c == ' ') id += '-';
    if (c >= 0 && is_word(c)) id.append(lower, begin, end - begin);
    return true;
  });
  return id;
}

std::string transliterate(std::string_view text) {
  if (ascii(text)) return std::string(text);
  // Creating a transliterator takes longer than its use for a whole site. It is stateless, so
  // threads may share it.
  static const std::unique_ptr<icu::Transliterator> to_ascii = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; [:^ASCII:] Remove", UTRANS_FORWARD, status));
  }();
  icu::UnicodeString changed = unicode(nfc(text));
  if (to_ascii != nullptr) to_ascii->transliterate(changed);
  return utf8(changed);
}

std::string slug(std::string_view text) {
  const std::string lower = lower_case(nfc(text));
  std::string segment;
  bool gap = false;
  walk(lower, [&](UChar32 c, std::size_t begin, std::size_t end) {
    if (c >= 0 && is_word(c) && c != '-') {
      if (gap && !segment.empty()) segment += '-';
      gap = false;
      segment.append(lower, begin, end - begin);
    } else if (c != '\'' && c != 0x2019) {  // "don't" is one word
      gap = true;
    }
    return true;
  });
  return segment;
}

std::string shortened(std::string_view text, std::size_t characters) {
  constexpr std::size_t kLongWord = 24;
  std::string line;
  std::size_t count = 0;
  std::size_t last_gap = 0;   // bytes before the last space
  std::size_t since_gap = 0;  // characters after it
  std::size_t fitting = 0;    // bytes that leave space for "…"
  for_each_character(text, [&](std::string_view character) {
    const bool is_space = character.find_first_of(" \t\n\r\f\v") == 0;
    if (is_space && (line.empty() || line.back() == ' ')) return;
    if (count < characters) fitting = line.size();
    if (is_space && count < characters) last_gap = line.size();
    if (count < characters) since_gap = is_space ? 0 : since_gap + 1;
    line += is_space ? " " : character;
    ++count;
  });
  if (!line.empty() && line.back() == ' ') line.pop_back(), --count;
  if (count <= characters) return line;
  line.resize(since_gap > kLongWord || last_gap == 0 ? fitting : last_gap);
  line.resize(line.find_last_not_of(" ,;:-(") + 1);
  return line + "…";
}

std::string readable(std::string text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  constexpr std::string_view kBlanks = "\t\n\f\r";
  std::string changed;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xEF) {
      const std::string_view three = std::string_view(text).substr(i, 3);
      if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") text[i + 2] = kReplacement[2];
    } else if (byte >= 0xFE || (byte < 0x20 && kBlanks.find(text[i]) == std::string_view::npos)) {
      (changed.append(text, copied, i - copied)) += kReplacement;
      copied = i + 1;
    }
  }
  return copied == 0 ? text : changed.append(text, copied);
}

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace base
