// What the tokens of a permalink pattern stand for on one page.
#pragma once

#include <optional>
#include <string>

#include "configuration/configuration.h"
#include "configuration/permalinks.h"
#include "content/document.h"

namespace site {

// What tokens are read from; all must outlive it.
struct TokenSource {
  const content::Document& document;
  const std::string& title;
  configuration::Slugs slugs = configuration::Slugs::unicode;
};

// Whether the token is made from the page's date.
bool is_date_token(std::string_view token);

// The text of a known token; nothing when it needs a date and the page has none. Empty when the
// page has nothing of the kind: a name without letters, no section, no category.
std::optional<std::string> token_value(const configuration::PatternPart& token,
                                       const TokenSource& source);

}  // namespace site
