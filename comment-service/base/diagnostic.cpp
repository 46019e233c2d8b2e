#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace base {
namespace {

// The most bytes of a line that are shown, because a file may be one endless line.
constexpr std::size_t kLongestExcerpt = 160;
constexpr std::size_t kBeforePlace = 60;

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// The offset at which the excerpt begins, so that it contains byte `at` of the line.
std::size_t excerpt_begin(std::string_view line, std::size_t at) {
  if (line.size() <= kLongestExcerpt || at <= kBeforePlace) return 0;
  std::size_t begin = at - kBeforePlace;
  while (inside_character(line, begin)) --begin;
  return begin;
}

std::string caret_line(const Diagnostic& diagnostic) {
  std::string line;
  std::size_t column = 0;
  for (const char c : diagnostic.excerpt) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
    if (column++ == diagnostic.before) break;
    line += c == '\t' ? '\t' : ' ';
  }
  return line + '^' + std::string(std::max<std::size_t>(diagnostic.length, 1) - 1, '~');
}

std::string position(const Diagnostic& diagnostic) {
  return std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column) + ": ";
}

}  // namespace

Diagnostic error_at(const Place& place, std::string message, std::string hint) {
  const std::string_view text = place.text;
  const std::size_t offset = std::min(place.offset, text.size());
  const std::size_t line_end = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  const std::size_t at = std::min(offset, end);
  const std::string_view line = text.substr(begin, end - begin);
  const std::size_t from = excerpt_begin(line, at - begin);
  std::size_t to = std::min(line.size(), from + kLongestExcerpt);
  while (inside_character(line, to)) ++to;
  const std::size_t length = std::min(place.length, begin + to - std::min(at, begin + to));
  Diagnostic made;
  made.file = place.file;
  made.line = static_cast<int>(std::count(
                  text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n')) +
              1;
  made.column = static_cast<int>(character_count(text.substr(begin, at - begin))) + 1;
  made.excerpt = line.substr(from, to - from);
  made.before = character_count(line.substr(from, at - begin - from));
  made.length = character_count(text.substr(at, length));
  made.message = std::move(message);
  made.hint = std::move(hint);
  return made;
}

std::string one_line(const Diagnostic& diagnostic) {
  const std::string hint = diagnostic.hint.empty() ? "" : "; " + diagnostic.hint;
  return position(diagnostic) + diagnostic.message + hint;
}

std::string format(const Diagnostic& diagnostic) {
  const std::string number = std::to_string(diagnostic.line);
  std::string text =
      diagnostic.file + ":" + position(diagnostic) + "error: " + diagnostic.message + "\n";
  text += "  " + number + " | " + diagnostic.excerpt + "\n";
  text += "  " + std::string(number.size(), ' ') + " | " + caret_line(diagnostic) + "\n";
  if (!diagnostic.hint.empty()) text += "  hint: " + diagnostic.hint + "\n";
  return text;
}

std::string format(std::vector<Diagnostic> diagnostics) {
  std::ranges::stable_sort(diagnostics, {}, [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.file, diagnostic.line, diagnostic.column);
  });
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += format(diagnostic);
  return text;
}

}  // namespace base
