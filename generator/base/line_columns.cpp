#include "base/line_columns.h"

#include <algorithm>

#include "base/text.h"

namespace base {
namespace {

const std::vector<std::size_t> kOnlyBegin = {0};

}  // namespace

const LineColumns::Marks& LineColumns::marks(std::size_t number) {
  const std::string_view whole = line(number);
  if (whole.size() <= kStep) return kOnlyBegin;
  const auto [entry, is_new] = marks_.try_emplace(number);
  Marks& found = entry->second;
  if (!is_new) return found;
  std::size_t count = 0;
  std::size_t at = 0;
  for_each_character(whole, [&](std::string_view character) {
    if (count++ % kStep == 0) found.push_back(at);
    at += character.size();
  });
  counted_ += count;
  return found;
}

int LineColumns::column(std::size_t number, std::size_t offset) {
  const std::string_view whole = line(number);
  offset = std::min(offset, whole.size());
  const Marks& known = marks(number);
  const auto next = std::upper_bound(known.begin(), known.end(), offset);
  const std::size_t begin = *(next - 1);
  const auto passed = static_cast<std::size_t>(next - known.begin() - 1) * kStep;
  const std::size_t rest = character_count(whole.substr(begin, offset - begin));
  counted_ += rest;
  return static_cast<int>(passed + rest) + 1;
}

std::size_t LineColumns::offset(std::size_t number, int column) {
  const std::string_view whole = line(number);
  const Marks& known = marks(number);
  const auto before = static_cast<std::size_t>(std::max(column, 1) - 1);
  const std::size_t mark = std::min(before / kStep, known.size() - 1);
  std::size_t left = before - mark * kStep;
  std::size_t at = known[mark];
  // No character has more than four bytes.
  for_each_character(whole.substr(at, 4 * std::min(left, whole.size())),
                     [&](std::string_view character) {
                       if (left == 0) return;
                       --left;
                       ++counted_;
                       at += character.size();
                     });
  return at;
}

}  // namespace base
