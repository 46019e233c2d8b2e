#include "base/host.h"

#include <arpa/inet.h>
#include <unicode/idna.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/encoding.h"

namespace base {
namespace {

constexpr std::size_t kMostLabel = 63;
constexpr std::size_t kMostName = 253;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::vector<std::string_view> labels_of(std::string_view name) {
  std::vector<std::string_view> labels;
  while (true) {
    const std::size_t dot = name.find('.');
    labels.push_back(name.substr(0, dot));
    if (dot == std::string_view::npos) return labels;
    name.remove_prefix(dot + 1);
  }
}

// A forbidden domain code point (WHATWG URL Standard, section 3.1).
bool is_forbidden(char c) {
  return (c >= '\0' && c <= ' ') || c == '\x7F' ||
         std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos;
}

// Errors of UTS 46 that browsers ignore (CheckHyphens and VerifyDnsLength are false).
constexpr std::uint32_t kIgnored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                   UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                   UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

// "Domain to ASCII" without beStrict (WHATWG URL Standard, section 3.3). Empty on failure.
std::string domain_to_ascii(std::string_view domain) {
  std::string ascii(domain.size(), '\0');
  std::ranges::transform(domain, ascii.begin(), lower);
  const bool only_ascii =
      std::ranges::all_of(ascii, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  const auto is_punycode = [](std::string_view label) { return label.starts_with("xn--"); };
  if (only_ascii && std::ranges::none_of(labels_of(ascii), is_punycode)) return ascii;
  UErrorCode status = U_ZERO_ERROR;
  // An IDNA object is immutable, so all threads may share it.
  static const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(
      UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (idna == nullptr) return {};
  ascii.clear();
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info,
                         status);
  return U_SUCCESS(status) && (info.getErrors() & ~kIgnored) == 0 ? ascii : std::string();
}

// Reads a number in decimal, octal ("017") or hexadecimal ("0xf") as an IPv4 parser does. "0x" is
// 0. Values from 2^32 on are returned as 2^32.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  constexpr std::uint64_t too_large = std::uint64_t{1} << 32U;
  if (text.empty()) return std::nullopt;
  unsigned radix = 10;
  if (text.starts_with("0x")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  std::uint64_t number = 0;
  for (const char c : text) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(c);
    if (digit >= radix) return std::nullopt;
    number = std::min(number * radix + digit, too_large);
  }
  return number;
}

// The "ends in a number" checker (WHATWG URL Standard, section 3.5) for a name without final dots.
bool ends_in_number(std::string_view name) {
  const std::string_view last = labels_of(name).back();
  return (!last.empty() && std::ranges::all_of(last, is_digit)) ||
         (last.starts_with("0x") && ipv4_number(last));
}

// The IPv4 parser (WHATWG URL Standard, section 3.5). Empty on failure.
std::string ipv4(std::string_view name) {
  const std::vector<std::string_view> labels = labels_of(name);
  constexpr std::size_t most = 4;
  if (labels.size() > most) return {};
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::optional<std::uint64_t> number = ipv4_number(labels[i]);
    const bool last = i + 1 == labels.size();
    // The last number fills all bytes that the others leave.
    const std::size_t bytes = last ? most - i : 1;
    if (!number || *number >= std::uint64_t{1} << (8U * bytes)) return {};
    address = (address << (8U * bytes)) | *number;
  }
  std::string text;
  for (unsigned shift = 32; shift > 0; shift -= 8)
    text += (text.empty() ? "" : ".") + std::to_string((address >> (shift - 8)) & 0xffU);
  return text;
}

// The serialisation of an IPv6 address with its longest run of zeros compressed (WHATWG URL
// Standard, section 3.5). Never ends in an IPv4 address, as inet_ntop() would write it.
std::string ipv6_text(const std::array<std::uint16_t, 8>& pieces) {
  std::size_t begin = pieces.size();  // of the longest run of zeros
  std::size_t length = 1;             // a run of one is not compressed
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t end = i;
    while (end < pieces.size() && pieces.at(end) == 0) ++end;
    if (end - i > length) {
      begin = i;
      length = end - i;
    }
    i = std::max(i, end);
  }
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == begin) {
      text += i == 0 ? "::" : ":";
      i += length - 1;
      continue;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string piece;
    for (unsigned rest = pieces.at(i); piece.empty() || rest != 0; rest >>= 4U)
      piece.insert(piece.begin(), digits[rest & 0xfU]);
    text += piece + (i + 1 < pieces.size() ? ":" : "");
  }
  return text;
}

// `text` stands between brackets. Empty on failure.
std::string ipv6(const std::string& text) {
  std::array<std::uint8_t, 16> bytes{};
  if (text.find('\0') != std::string::npos || inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
    return {};
  std::array<std::uint16_t, 8> pieces{};
  for (std::size_t i = 0; i < pieces.size(); ++i)
    pieces.at(i) = static_cast<std::uint16_t>(bytes.at(2 * i) << 8U | bytes.at(2 * i + 1));
  return "[" + ipv6_text(pieces) + "]";
}

}  // namespace

std::string host(std::string_view spelling) {
  if (spelling.starts_with('[')) {
    const bool closed = spelling.size() > 2 && spelling.ends_with(']');
    return closed ? ipv6(std::string(spelling.substr(1, spelling.size() - 2))) : std::string();
  }
  std::string name = domain_to_ascii(percent_decode(spelling, Plus::literal));
  if (std::ranges::any_of(name, is_forbidden)) return {};
  while (name.ends_with('.')) name.pop_back();
  return !name.empty() && ends_in_number(name) ? ipv4(name) : name;
}

bool is_ip_address(std::string_view host) {
  return host.starts_with('[') || (!host.empty() && ends_in_number(host));
}

bool is_dns_name(std::string_view host) {
  const auto is_label = [](std::string_view label) {
    return !label.empty() && label.size() <= kMostLabel && std::ranges::all_of(label, [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
  };
  return host.size() <= kMostName && std::ranges::all_of(labels_of(host), is_label) &&
         !is_ip_address(host);
}

}  // namespace base
