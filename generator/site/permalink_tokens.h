// What the tokens of a permalink pattern stand for on one page, in Hugo and in Jekyll.
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
  std::string_view section;  // the folder of the nearest section: "posts", "posts/talks"
  configuration::Slugs slugs = configuration::Slugs::unicode;
  configuration::PermalinkTokens tokens = configuration::PermalinkTokens::hugo;
  std::string_view timezone = "UTC";  // of the site: Jekyll shows all dates in it
};

struct TokenText {
  std::string text;
  // The token is none of the chosen program: its text is finished, and the rules for the whole
  // address leave it alone.
  bool is_kept = false;
};

// The text of a known token; nothing when it needs a date and the page has none. Empty when the
// page has nothing of the kind: a name without letters, no section, no category.
std::optional<TokenText> token_text(const configuration::PatternPart& token,
                                    const TokenSource& source);

// What of a page a token is made from.
enum class NamedBy { nothing, slug, title, file };
NamedBy named_by(std::string_view token, const content::Document& document,
                 configuration::PermalinkTokens tokens);

}  // namespace site
