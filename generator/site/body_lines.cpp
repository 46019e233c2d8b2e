#include "site/body_lines.h"

#include <algorithm>

#include "base/text.h"

namespace site {
namespace {

// The end of a link or image that begins at `begin`, or of its part on this line.
std::size_t end_of(std::string_view line, std::size_t begin, std::string_view target) {
  // Longer underlines are cut to the excerpt.
  constexpr std::size_t kLongest = 4096;
  line = line.substr(0, begin + kLongest);
  const std::size_t found = target.empty() ? std::string_view::npos : line.find(target, begin);
  std::size_t end = begin + 1;
  if (found != std::string_view::npos) {
    end = found + target.size();
    // A quotation mark, a blank and ">}}" may follow the target of a `ref`.
    const std::size_t braces = line.find("}}", end);
    if (braces != std::string_view::npos && braces - end <= 3) end = braces + 2;
    if (end < line.size() && line[end] == ')') ++end;
    return end;
  }
  if (begin < line.size() && line[begin] == '<') {
    const std::size_t tag = line.find('>', begin);
    return tag == std::string_view::npos ? end : tag + 1;
  }
  // The destination stands in a link definition ("[text][name]") or is written differently.
  const std::size_t text = line.find(']', begin);
  if (text == std::string_view::npos) return end;
  end = text + 1;
  if (end >= line.size() || (line[end] != '[' && line[end] != '(')) return end;
  const std::size_t rest = line.find(line[end] == '[' ? ']' : ')', end);
  return rest == std::string_view::npos ? end : rest + 1;
}

}  // namespace

BodyLines::BodyLines(const content::Document& document)
    : document_(document), columns_(base::split(document.body, '\n')) {}

base::Location BodyLines::at(int line, int column, std::string_view target) {
  const int number = std::max(line, 1);
  const auto index = static_cast<std::size_t>(number) - 1;
  const std::string_view source = columns_.line(index);
  std::size_t begin = columns_.offset(index, column);
  // The column of HTML in a quotation may point at the marks before it.
  if (begin < source.size() && (source[begin] == '>' || source[begin] == ' '))
    begin = std::min(source.find('<', begin), source.size());
  const std::size_t end = end_of(source, begin, target);
  return base::locate_in_line(
      document_.source.path, source,
      {document_.body_line + number - 1, columns_.column(index, begin), begin}, end - begin);
}

base::Location BodyLines::at(int line, int column) {
  const int number = std::max(line, 1);
  const auto index = static_cast<std::size_t>(number) - 1;
  const std::size_t begin = columns_.offset(index, column);
  return base::locate_in_line(
      document_.source.path, columns_.line(index),
      {document_.body_line + number - 1, columns_.column(index, begin), begin}, 1);
}

}  // namespace site
