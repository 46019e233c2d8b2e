// Computes the text of permalink tokens for one page, as in Hugo and in Jekyll.
#pragma once

#include <optional>
#include <string>

#include "configuration/configuration.h"
#include "configuration/permalinks.h"
#include "content/document.h"

namespace site {

// The data that tokens are computed from. The referenced objects must outlive it.
struct TokenSource {
  const content::Document& document;
  const std::string& title;
  std::string_view section;  // the folder of the nearest section: "posts", "posts/talks"
  configuration::Slugs slugs = configuration::Slugs::unicode;
  configuration::PermalinkTokens tokens = configuration::PermalinkTokens::hugo;
  std::string_view timezone = "UTC";  // of the site; Jekyll uses it for all dates
};

struct TokenText {
  std::string text;
  // Whether the token belongs to another program than the chosen one. Its text is then finished,
  // and the rules for the whole address do not change it.
  bool is_kept = false;
};

// The text of a known token; nothing when it needs a date and the page has no date. The text is
// empty when the page has no section, no category or a name without letters.
std::optional<TokenText> token_text(const configuration::PatternPart& token,
                                    const TokenSource& source);

// The part of a page that a token takes its text from.
enum class NamedBy { nothing, slug, title, file };
NamedBy named_by(std::string_view token, const content::Document& document,
                 configuration::PermalinkTokens tokens);

}  // namespace site
