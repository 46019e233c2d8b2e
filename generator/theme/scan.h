// Cuts a Mustache template into texts and tags, each with its place; kainjow's own errors carry a
// byte offset only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/report.h"

namespace theme {

// Whose file a template is: a site may have its own beside those of its theme.
enum class Owner { site, theme };

// A template file. Nodes and diagnostics point into it, so it must outlive them and stay in place.
struct Source {
  std::string name;  // "page", "partials/card"
  std::string path;  // as diagnostics show it: "templates/page.mustache"
  std::string text;
  Owner owner = Owner::theme;

  base::Location locate(std::size_t offset, std::size_t length) const;
};

// The tags are those of the Mustache manual: {{name}}, {{{name}}} or {{&name}}, {{#name}},
// {{^name}}, {{/name}}, {{>name}}, {{!comment}}. Other delimiters ({{=<% %>=}}) are refused.
// A call is made of a section by parse().
enum class TokenKind {
  text,
  variable,
  unescaped,
  section,
  inverted,
  close,
  partial,
  comment,
  call
};

struct Token {
  TokenKind kind = TokenKind::text;
  std::string value;            // a text's bytes, else what stands in the tag, trimmed
  std::size_t offset = 0;       // of the text or tag in the source
  std::size_t length = 0;       // bytes
  std::size_t name_offset = 0;  // tags: where `value` begins
  // Alone on its line (but for blanks), which then leaves nothing behind: sections, partials and
  // comments only. The blanks before it are `indentation`.
  bool is_standalone = false;
  std::string indentation;
};

// Nothing when a tag is unclosed, for then all that follows is guesswork. Other mistakes are
// reported, and the tag is left out.
std::optional<std::vector<Token>> scan(const Source& source, base::Report& report);

}  // namespace theme
