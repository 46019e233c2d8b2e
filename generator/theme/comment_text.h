// Comments as plain text and dates, for templates and metadata.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "comments/snapshot.h"

namespace theme {

// The text that readers see of the comment, on one line and without markup.
std::string text_of(const comments::Comment& comment);

// The moment of an RFC 3339 text, as local time of `timezone`. Nothing for any other text.
std::optional<base::Date> date_of(const std::string& time, const std::string& timezone);

// The text if it is the URL of a web page, else "". A link to it runs no script.
std::string web_address(const std::string& text);

}  // namespace theme
