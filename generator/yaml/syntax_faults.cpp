#include "yaml/syntax_faults.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "yaml/written.h"

namespace yaml {
namespace {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Line line_at(const Block& block, std::size_t offset) {
  offset = std::clamp(offset, block.begin, block.end);
  std::size_t begin = offset;
  while (begin > block.begin && block.text[begin - 1] != '\n') --begin;
  return {begin, std::min(block.text.find('\n', offset), block.end)};
}

std::string_view text_of(const Block& block, Line line) {
  return block.text.substr(line.begin, line.end - line.begin);
}

// The nearest non-empty line above.
Line line_above(const Block& block, Line line) {
  while (line.begin > block.begin) {
    line = line_at(block, line.begin - 1);
    if (!base::trim(text_of(block, line)).empty()) break;
  }
  return line;
}

base::Diagnostic fault(const Block& block, std::size_t offset, std::size_t length,
                       std::string message, std::string hint) {
  return base::error_at(base::Kind::yaml_syntax, block.place(offset, length), std::move(message),
                        std::move(hint));
}

base::Diagnostic quote_the_value(const Block& block, std::size_t begin, std::string message) {
  const Line line = line_at(block, begin);
  const std::string_view value =
      base::trim(block.text.substr(begin, line.end - std::min(begin, line.end)));
  return fault(block, begin, value.size(), std::move(message),
               "quote the value: " + in_quotes(value));
}

std::size_t skip_properties(const Block& block, std::size_t at) {
  while (at < block.end && (block.text[at] == '&' || block.text[at] == '!')) {
    at = std::min(block.text.find_first_of(" \n", at), block.end);
    at = std::min(block.text.find_first_not_of(" \n", at), block.end);
  }
  return at;
}

// For yaml-cpp's "illegal map value": a ": " at a place where it is not allowed.
base::Diagnostic stray_colon(const Block& block, std::size_t offset, const Progress& progress) {
  const Line line = line_at(block, offset);
  const Node* last = progress.last_scalar;
  if (last != nullptr && last->offset >= line.begin)
    return quote_the_value(block, last->offset, "\": \" cannot stand in a value without quotes");
  const std::string_view key = base::trim(block.text.substr(line.begin, offset - line.begin));
  const auto indent = text_of(block, line).find_first_not_of(' ');
  const bool continues = last != nullptr && indent > 0 && last->text.ends_with(key);
  if (continues) {
    return fault(block, line.begin + indent, key.size(),
                 "this line is indented, so it continues the value above",
                 "write the key at the start of the line");
  }
  const Line above = line_above(block, line);
  const std::string_view culprit = text_of(block, above);
  const bool has_colon = culprit.find(':') != std::string_view::npos;
  return fault(block, above.begin, culprit.size(), "this line is not \"key: value\"",
               has_colon ? "write a space after the \":\"" : "write a \":\" after the key");
}

// For yaml-cpp's "end of map not found": another text in place of the next key.
base::Diagnostic stray_text(const Block& block, std::size_t offset, const Progress& progress) {
  const Line line = line_at(block, offset);
  const Node* last = progress.last_scalar;
  if (last != nullptr && last->quoted) {
    const std::size_t end = quoted_end(block, last->offset);
    const bool spans_lines = last->offset < line.begin && end > line.begin;
    if (spans_lines && end <= line.end) {
      return fault(block, last->offset, 1, "this quote is not closed on its line",
                   "close it before the end of the line");
    }
    if (last->offset >= line.begin && end <= offset)
      return quote_the_value(block, last->offset, "text after the closing quote");
  }
  return fault(block, offset, line.end - std::min(offset, line.end),
               "this does not fit what stands above",
               "indent it as the lines of the same map or list");
}

}  // namespace

std::size_t quoted_end(const Block& block, std::size_t offset) {
  std::size_t at = skip_properties(block, offset);
  if (at >= block.end || (block.text[at] != '"' && block.text[at] != '\'')) return offset;
  const char quote = block.text[at];
  for (++at; at < block.end; ++at) {
    if (quote == '"' && block.text[at] == '\\') {
      ++at;
    } else if (block.text[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < block.end && block.text[at + 1] == quote;
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return std::string_view::npos;
}

base::Diagnostic syntax_fault(const Block& block, std::string_view message, std::size_t offset,
                              const Progress& progress) {
  offset = std::min(offset, block.end);
  const Line line = line_at(block, offset);
  const std::string_view line_text = text_of(block, line);
  const std::size_t tab = line_text.find('\t');
  if (tab < line_text.find_first_not_of(" \t")) {
    return fault(block, line.begin + tab, 1, "a tab cannot indent YAML", "indent with spaces");
  }
  if (message == "bad file")
    return base::error_at(base::Kind::too_large, block.place(offset, 1),
                          "too many values inside each other", "500 levels are the most");
  const bool brace =
      message.find("flow not found") != std::string_view::npos || message == "illegal flow end";
  if (brace && !progress.open_braces.empty()) {
    const std::size_t open = progress.open_braces.back();
    const std::string closing = block.text[open] == '[' ? "]" : "}";
    return fault(block, open, 1, "this bracket is not closed",
                 "write \"" + closing + "\" at the end, or quote the value");
  }
  if (message == "illegal flow end") {
    return fault(block, offset, 1, "this bracket closes nothing", "remove it, or quote the value");
  }
  if (message == "illegal map value") return stray_colon(block, offset, progress);
  if (message == "end of map not found" || message == "end of sequence not found")
    return stray_text(block, offset, progress);
  if (message == "unknown token") {
    return quote_the_value(block, offset,
                           std::string("a value cannot begin with \"") +
                               block.text[std::min(offset, block.end - 1)] + "\"");
  }
  if (message == "the referenced anchor is not defined" || message.starts_with("alias not found"))
    return quote_the_value(block, offset, "a value that begins with \"*\" names an anchor");
  if (message.starts_with("unknown escape character")) {
    return fault(block, offset - std::min<std::size_t>(offset, 2), 2,
                 "this is no escape of a quoted text", "write \\\\ for a backslash");
  }
  if (message == "illegal block entry") {
    return quote_the_value(block, offset, "a list cannot begin on the line of its key");
  }
  return fault(block, offset, 1, "invalid YAML: " + std::string(message), {});
}

}  // namespace yaml
