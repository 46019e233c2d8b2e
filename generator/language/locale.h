// A language tag as ICU's locale. For the files of this folder only.
#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace language {

// With the calendar that dates of a site are in: the Gregorian, unless the tag names another
// ("fa-u-ca-persian"). The addresses of archives know no other.
icu::Locale locale_of(std::string_view tag);

std::string utf8(const icu::UnicodeString& text);

}  // namespace language
