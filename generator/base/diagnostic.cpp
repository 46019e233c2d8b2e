#include "base/diagnostic.h"

#include <algorithm>

#include "base/text.h"

namespace base {
namespace {

// A line of prose or minified code can be very long. The excerpt shows at most kLongestExcerpt
// bytes of it, with at most kBeforePlace of them before the location.
constexpr std::size_t kLongestExcerpt = 400;
constexpr std::size_t kBeforePlace = 100;
constexpr std::string_view kEllipsis = "…";

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return (first < 0x20 && first != '\t') || first >= 0x7f;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;  // U+0080 to U+009F
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// Sets the excerpt to `line`. For a long line, sets it to the part around byte `at`, which has the
// column of the location.
void set_excerpt(Location& location, std::string_view line, std::size_t at) {
  if (line.size() <= kLongestExcerpt) {
    location.excerpt = line;
    return;
  }
  std::size_t begin = at > kBeforePlace ? at - kBeforePlace : 0;
  std::size_t end = std::min(begin + kLongestExcerpt, line.size());
  while (begin > 0 && is_inside_character(line, begin)) --begin;
  while (is_inside_character(line, end)) ++end;
  // The ellipsis stands in the column of the last character that it replaces.
  const auto shown = static_cast<int>(character_count(line.substr(begin, at - begin)));
  location.excerpt_column = std::max(1, location.column - 1 - shown);
  if (begin > 0) location.excerpt = kEllipsis;
  location.excerpt += line.substr(begin, end - begin);
  if (end < line.size()) location.excerpt += kEllipsis;
}

// Copies tabs and writes two columns for a wide character, so that the caret is below its
// character.
std::string caret_line(const Location& location) {
  std::string line;
  int column = location.excerpt_column;
  int underlined = 0;
  const int length = std::max(1, location.length);
  for_each_character(location.excerpt, [&](std::string_view character) {
    const bool before = column < location.column;
    if (!before && underlined >= length) return;
    const std::size_t width = display_width(character);
    if (before) {
      line += character == "\t" ? std::string("\t") : std::string(width, ' ');
    } else {
      line += std::string(std::max<std::size_t>(width, 1), underlined == 0 ? '^' : '~');
      if (underlined == 0 && width == 2) line.back() = '~';
      ++underlined;
    }
    ++column;
  });
  if (underlined == 0) line += '^';  // the location is the end of the line
  return line;
}

std::string painted(std::string text, std::string_view color, Style style) {
  if (style == Style::plain || text.empty()) return text;
  return std::string(color) + text + "\x1B[0m";
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1B[1;31m";  // bold red
    case Severity::warning:
      return "\x1B[1;33m";  // bold yellow
    case Severity::note:
      return "\x1B[1;36m";  // bold cyan
  }
  return {};
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

Diagnostic error_at(Kind kind, Location location, std::string message, std::string hint) {
  return {Severity::error, kind, std::move(location), std::move(message), std::move(hint)};
}

Diagnostic warning_at(Kind kind, Location location, std::string message, std::string hint) {
  return {Severity::warning, kind, std::move(location), std::move(message), std::move(hint)};
}

Diagnostic note_at(Kind kind, Location location, std::string message, std::string hint) {
  return {Severity::note, kind, std::move(location), std::move(message), std::move(hint)};
}

Diagnostic error_in(Kind kind, std::string file, std::string message, std::string hint) {
  return error_at(kind, {.file = std::move(file)}, std::move(message), std::move(hint));
}

Location locate(std::string file, std::string_view text, std::size_t offset, std::size_t length) {
  offset = std::min(offset, text.size());
  const std::size_t previous = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = previous == std::string_view::npos ? 0 : previous + 1;
  std::size_t end = std::min(text.find('\n', begin), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  offset = std::min(offset, end);
  length = std::min(length, end - offset);
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  Location location{
      .file = std::move(file),
      .line = static_cast<int>(lines) + 1,
      .column = static_cast<int>(character_count(text.substr(begin, offset - begin))) + 1,
      .length = static_cast<int>(character_count(text.substr(offset, length)))};
  set_excerpt(location, text.substr(begin, end - begin), offset - begin);
  return location;
}

Location locate_in_line(std::string file, std::string_view line, const LinePlace& place,
                        std::size_t length) {
  const std::size_t offset = std::min(place.offset, line.size());
  Location location{.file = std::move(file),
                    .line = place.line,
                    .column = place.column,
                    .length = static_cast<int>(character_count(line.substr(offset, length)))};
  set_excerpt(location, line, offset);
  return location;
}

Location locate_line(std::string file, std::string_view text, int line, int byte_column,
                     std::size_t length) {
  std::size_t offset = 0;
  for (int at = 1; at < line; ++at) {
    const std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) break;
    offset = end + 1;
  }
  return locate(std::move(file), text,
                offset + static_cast<std::size_t>(std::max(1, byte_column) - 1), length);
}

std::string printable(std::string_view text) {
  std::string shown;
  for_each_character(text, [&](std::string_view character) {
    shown += is_control(character) ? std::string_view("\uFFFD") : character;
  });
  return shown;
}

std::string place_text(const Location& location) {
  std::string text = printable(location.file);
  if (location.line > 0)
    text += ':' + std::to_string(location.line) + ':' + std::to_string(location.column);
  return text;
}

std::string format(const Diagnostic& diagnostic, Style style) {
  const Location& place = diagnostic.location;
  std::string text = place_text(place);
  if (!text.empty()) text = painted(text + ':', "\x1B[1m", style) + ' ';
  text += painted(std::string(name_of(diagnostic.severity)) + ':', color_of(diagnostic.severity),
                  style);
  text += ' ';
  text += printable(diagnostic.message) + " [" + std::string(id_of(diagnostic.kind)) + "]\n";
  if (place.line > 0) {
    const std::string number = std::to_string(place.line);
    text += "  " + number + " | " + printable(place.excerpt) + '\n';
    text += "  " + std::string(number.size(), ' ') + " | " + caret_line(place) + '\n';
  }
  if (!diagnostic.hint.empty()) text += "  hint: " + printable(diagnostic.hint) + '\n';
  return text;
}

}  // namespace base
