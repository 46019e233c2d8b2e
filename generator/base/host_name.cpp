#include "base/host_name.h"

#include <unicode/idna.h>

#include <cstdint>
#include <memory>

namespace base {

std::string ascii_host_name(std::string_view name) {
  constexpr std::uint32_t kOptions =
      UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
  // Browsers take names with hyphens anywhere (WHATWG URL Standard, section 3.3).
  constexpr std::uint32_t kIgnored =
      UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  UErrorCode status = U_ZERO_ERROR;
  // An IDNA object is immutable, so all threads may share it.
  static const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(kOptions, status));
  if (idna == nullptr) return {};
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({name.data(), static_cast<std::int32_t>(name.size())}, sink, info, status);
  return U_SUCCESS(status) && (info.getErrors() & ~kIgnored) == 0 ? ascii : std::string();
}

}  // namespace base
