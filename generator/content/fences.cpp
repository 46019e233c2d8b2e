#include "content/fences.h"

#include <algorithm>

#include "base/text.h"
#include "content/key_table.h"

namespace content {
namespace {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   // excluding the line end
  std::size_t next = 0;  // start of the next line; for the last line the size of the text
};

Line line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return {begin, end, std::min(end + 1, text.size())};
}

std::string_view text_of(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) &&
         line.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

bool is_closing(std::string_view line) { return is_fence(line, "---") || is_fence(line, "..."); }

// Whether the line begins with a known key of front matter: "title: …".
bool begins_with_key(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const bool parted = colon + 1 == line.size() || line[colon + 1] == ' ';
  return parted && is_known_key(line.substr(0, colon));
}

// Returns the block from `begin` to the closing fence. `end` is npos without a closing fence.
FileParts block_at(std::string_view text, std::size_t begin) {
  FileParts parts{.begin = begin, .end = std::string_view::npos, .has_front_matter = true};
  std::size_t at = begin;
  while (at < text.size()) {
    const Line line = line_at(text, at);
    if (is_closing(text_of(text, line))) {
      parts.end = line.begin;
      parts.body = line.next;
      break;
    }
    at = line.next;
  }
  return parts;
}

// Whether every line of the block could be YAML: a key, an item, a comment or an indented line.
// An empty line could not.
bool is_all_keys(std::string_view text, const FileParts& parts) {
  for (std::size_t at = parts.begin; at < parts.end;) {
    const Line line = line_at(text, at);
    const std::string_view words = text_of(text, line);
    const std::size_t colon = words.find(':');
    const bool key = colon != std::string_view::npos && colon < words.find(' ');
    const bool other = words.starts_with(' ') || words.starts_with("- ") || words.starts_with('#');
    if (!key && !other) return false;
    at = line.next;
  }
  return true;
}

base::Result<FileParts> other_format(const std::string& file, std::string_view text,
                                     const std::string& name) {
  return base::error_at(base::Kind::foreign_front_matter,
                        base::locate(file, text, 0, line_at(text, 0).end),
                        "this front matter is " + name + "; Postil reads YAML",
                        "write it as \"key: value\" lines between two lines of \"---\"");
}

}  // namespace

base::Result<FileParts> split_front_matter(const std::string& file, std::string_view text,
                                           base::Report& report) {
  const Line first = line_at(text, 0);
  const std::string_view opening = text_of(text, first);
  if (is_fence(opening, "---")) {
    const FileParts block = block_at(text, first.next);
    if (block.end != std::string_view::npos) return block;
    return base::error_at(base::Kind::front_matter_fence, base::locate(file, text, 0, 3),
                          "this front matter is never closed", "write a line of \"---\" below it");
  }
  if (is_fence(opening, "+++")) return other_format(file, text, "TOML");
  if (base::trim(opening) == "{" || opening.starts_with("{\"")) {
    return other_format(file, text, "JSON");
  }
  if (begins_with_key(opening)) {
    const FileParts block = block_at(text, 0);
    if (block.end != std::string_view::npos && is_all_keys(text, block)) {
      report.add(base::warning_at(
          base::Kind::front_matter_fence, base::locate(file, text, 0, opening.size()),
          "this front matter does not begin with a line of \"---\"", "write \"---\" above it"));
      return block;
    }
  }
  const std::size_t start = std::min(text.find_first_not_of(" \t\n"), text.size());
  const Line fence = line_at(text, start);
  if (start > 0 && is_fence(text_of(text, fence), "---") &&
      begins_with_key(text_of(text, line_at(text, fence.next)))) {
    const FileParts block = block_at(text, fence.next);
    if (block.end != std::string_view::npos) {
      report.add(base::warning_at(
          base::Kind::front_matter_fence, base::locate(file, text, fence.begin, 3),
          "front matter must begin on the first line", "remove the empty lines above it"));
      return block;
    }
  }
  return FileParts{};
}

}  // namespace content
