#include "base/normal_form.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.h"
#include "base/url.h"

namespace base {
namespace {

// A decoded "?", "#" or "%" is a part of the name, so it is escaped again.
std::string composed_part(std::string_view part) {
  const std::string decoded = decode(part);
  if (invalid_utf8(decoded)) return std::string(part);
  const std::string composed = nfc(decoded);
  return composed == decoded ? std::string(part) : escape_path(composed);
}

}  // namespace

std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  const auto whole =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string decomposed;
  const icu::UnicodeString normal = normalizer->normalize(whole, status);
  if (U_FAILURE(status) != 0) return std::string(text);
  return normal.toUTF8String(decomposed);
}

std::string composed_url(std::string_view url) {
  const std::string_view before = url.substr(0, url.find('#'));
  const std::string_view path = before.substr(0, before.find('?'));
  const std::string_view query = before.substr(path.size());
  const std::string_view fragment = url.substr(before.size());
  std::string composed = composed_part(path) + std::string(query);
  if (!fragment.empty()) composed += '#' + composed_part(fragment.substr(1));
  return composed;
}

}  // namespace base
