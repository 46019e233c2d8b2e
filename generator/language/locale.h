// Converts a language tag to an ICU locale. Only for files of this folder.
#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace language {

// The calendar is Gregorian unless the tag names another one ("fa-u-ca-persian"), because the
// addresses of archives are Gregorian.
icu::Locale locale_of(std::string_view tag);

std::string utf8(const icu::UnicodeString& text);

}  // namespace language
