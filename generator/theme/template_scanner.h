// Splits a Mustache template into texts and tags, each with its location; kainjow's own errors have
// a byte offset only.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/report.h"
#include "base/text_lines.h"

namespace theme {

// The owner of a template file: a site can add templates to those of its theme.
enum class Owner { site, theme };

// A template file. Nodes point to it, so it must outlive them and must not move.
struct Source {
  std::string name;  // "page", "partials/card"
  std::string path;  // for diagnostics: "templates/page.mustache"
  std::string text;
  Owner owner = Owner::theme;

  base::Location locate(std::size_t offset, std::size_t length) const;

  // Of `text`, which must not change when this is set. Unset: each location counts anew.
  std::shared_ptr<const base::TextLines> lines = {};
};

// The tags are those of the Mustache manual: {{name}}, {{{name}}} or {{&name}}, {{#name}},
// {{^name}}, {{/name}}, {{>name}}, {{!comment}}. Other delimiters ({{=<% %>=}}) are refused.
// scan() produces no calls: parse() turns sections into calls.
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
  std::string value;            // the bytes of a text, else the trimmed content of the tag
  std::size_t offset = 0;       // of the text or tag in the source, in bytes
  std::size_t length = 0;       // bytes
  std::size_t name_offset = 0;  // of `value` in the source; for tags
  // Whether the tag is alone on its line except for blanks; such a line is not rendered. Only for
  // sections, partials and comments. `indentation` holds the blanks before the tag.
  bool is_standalone = false;
  std::string indentation;
};

// Reports mistakes and leaves out the tag. After an unclosed tag the rest cannot be interpreted
// reliably; the result is nothing then.
std::optional<std::vector<Token>> scan(const Source& source, base::Report& report);

}  // namespace theme
