#include "commands/text_table.h"

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace commands {
namespace {

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return text;
}

void print_aligned(const std::vector<Row>& rows, std::ostream& out) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace

void print_rows(const Row& heading, const std::vector<Row>& rows, const Console& console) {
  if (rows.empty()) return;
  std::vector<Row> shown;
  if (console.form == Form::terminal) shown.push_back(heading);
  for (const Row& row : rows) {
    Row fields;
    for (const std::string& field : row) fields.push_back(one_line(field));
    shown.push_back(std::move(fields));
  }
  if (console.form != Form::terminal) {
    for (const Row& row : shown) console.out << base::join(row, "\t") << '\n';
    return;
  }
  print_aligned(shown, console.out);
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  base::for_each_character(
      text, [&](std::string_view character) { width += base::display_width(character); });
  return width;
}

std::string shortened(const std::string& text, std::size_t width) {
  if (width == 0) return "";
  if (width_of(text) <= width) return text;
  std::string shown;
  std::size_t taken = 0;
  bool is_full = false;
  base::for_each_character(text, [&](std::string_view character) {
    taken += base::display_width(character);
    is_full = is_full || taken >= width;
    if (!is_full) shown += character;
  });
  return shown + "…";
}

}  // namespace commands
