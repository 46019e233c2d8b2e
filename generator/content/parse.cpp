#include "content/parse.h"

#include <algorithm>
#include <utility>

#include "base/source_text.h"
#include "base/text.h"
#include "content/fences.h"
#include "content/foreign_templates.h"
#include "content/read_front_matter.h"
#include "yaml/parse.h"

namespace content {
namespace {

int line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(),
                                         text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

// Warns about the first control character of a text. Nobody types it on purpose, browsers show
// nothing, and XML cannot contain it.
void warn_of_controls(const Source& source, const std::string& text, std::size_t body,
                      base::Report& report) {
  const std::string_view written = std::string_view(text).substr(body);
  const std::string shown = base::readable(std::string(written));
  const auto [found, other] =
      std::mismatch(written.begin(), written.end(), shown.begin(), shown.end());
  if (found == written.end()) return;
  auto offset = body + static_cast<std::size_t>(found - written.begin());
  while ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --offset;
  report.add(base::warning_at(base::Kind::control_character,
                              base::locate(source.path, text, offset),
                              "a character that no page and no feed can hold",
                              "remove it; \xEF\xBF\xBD stands in its place"));
}

std::optional<ParsedSource> parse_text(const Source& source, std::string text,
                                       const configuration::Configuration& configuration,
                                       base::Report& report) {
  const auto parts = split_front_matter(source.path, text, report);
  if (!parts) {
    report.add(parts.error());
    return std::nullopt;
  }
  const yaml::Block block{source.path, text, parts->begin, parts->end};
  const auto root = yaml::parse(block, report);
  if (!root) return std::nullopt;
  ParsedSource parsed{.preamble = read_front_matter(source, block, *root, configuration, report),
                      .body_line = line_of(text, parts->body)};
  warn_of_controls(source, text, parts->body, report);
  if (source.format == Format::html) {
    if (const auto foreign = foreign_template(source.path, text, parts->body)) {
      report.add(*foreign);
      return std::nullopt;
    }
    warn_of_whole_page(source.path, text, parts->body, report);
  }
  text.erase(0, parts->body);
  parsed.body = std::move(text);
  return parsed;
}

}  // namespace

std::optional<ParsedSource> parse(const Source& source, const std::string& bytes,
                                  const configuration::Configuration& configuration,
                                  base::Report& report) {
  base::Report own;
  std::optional<ParsedSource> parsed;
  if (auto text = base::source_text(source.path, bytes)) {
    parsed = parse_text(source, *std::move(text), configuration, own);
  } else {
    own.add(text.error());
  }
  report.add(own.sorted());
  if (own.has_errors()) return std::nullopt;
  return parsed;
}

}  // namespace content
