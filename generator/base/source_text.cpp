#include "base/source_text.h"

#include <utility>

#include "base/text.h"

namespace base {
namespace {

void normalize_line_ends(std::string& text) {
  std::size_t put = text.find('\r');
  if (put == std::string::npos) return;
  for (std::size_t at = put; at < text.size(); ++at) {
    if (text[at] != '\r') {
      text[put++] = text[at];
    } else {
      text[put++] = '\n';
      if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
    }
  }
  text.resize(put);
}

std::string hex_byte(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {kDigits[value >> 4U], kDigits[value & 15U]};
}

}  // namespace

Result<std::string> source_text(std::string file, std::string bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return error_in(Kind::not_utf8, std::move(file), "this file is UTF-16, not UTF-8",
                    "convert it: iconv -f UTF-16 -t UTF-8");
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  normalize_line_ends(bytes);
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    return error_at(Kind::not_utf8, locate(std::move(file), bytes, nul), "a NUL byte",
                    "remove it, or save the file as UTF-8");
  }
  if (const auto at = invalid_utf8(bytes)) {
    return error_at(Kind::not_utf8, locate(std::move(file), bytes, *at),
                    "byte 0x" + hex_byte(bytes[*at]) + " is not UTF-8", "save the file as UTF-8");
  }
  return bytes;
}

}  // namespace base
