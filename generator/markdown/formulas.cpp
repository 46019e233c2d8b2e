#include "markdown/formulas.h"

#include <algorithm>

namespace markdown {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The first dollar at or after `from` that no backslash escapes.
std::size_t next_dollar(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    if (text[from] == '$') return from;
    if (text[from] == '\\') ++from;
  }
  return std::string_view::npos;
}

std::size_t closing_dollar(std::string_view line, std::size_t opening) {
  std::size_t at = next_dollar(line, opening + 1);
  for (; at != std::string_view::npos; at = next_dollar(line, at + 1)) {
    const char next = at + 1 < line.size() ? line[at + 1] : ' ';
    if (!is_blank(line[at - 1]) && (next < '0' || next > '9')) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Formulas::Formulas(std::string_view body) : body_(body) {
  for (std::size_t at = body.find("$$"); at != std::string_view::npos; at = body.find("$$", at + 2))
    marks_.push_back(at);
  if (!marks_.empty()) last_mark_ = body.rfind("$$");
}

void Formulas::read_line(std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : body_.rfind('\n', at - 1);
  line_begin_ = before == std::string_view::npos ? 0 : before + 1;
  line_end_ = std::min(body_.find('\n', at), body_.size());
  in_line_.clear();
  const std::string_view line = body_.substr(line_begin_, line_end_ - line_begin_);
  std::size_t opening = next_dollar(line, 0);
  while (opening != std::string_view::npos) {
    if (opening + 1 >= line.size() || is_blank(line[opening + 1])) {
      opening = next_dollar(line, opening + 1);
      continue;
    }
    const std::size_t closing = closing_dollar(line, opening);
    if (closing == std::string_view::npos) return;  // what closes none closes no later one either
    in_line_.emplace_back(line_begin_ + opening, line_begin_ + closing);
    opening = next_dollar(line, closing + 1);
  }
}

bool Formulas::contain(std::size_t at) {
  const auto before = std::lower_bound(marks_.begin(), marks_.end(), at) - marks_.begin();
  if (before % 2 == 1 && last_mark_ >= at) return true;
  if (line_end_ == 0 || at < line_begin_ || at > line_end_) read_line(at);
  const auto next =
      std::lower_bound(in_line_.begin(), in_line_.end(), std::pair(at, std::size_t{0}));
  return next != in_line_.begin() && (next - 1)->second > at;
}

}  // namespace markdown
