#include "markdown/block_lines.h"

#include <algorithm>
#include <array>

namespace markdown {
namespace {

constexpr int kTab = 4;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool ends_mark(char c) { return is_space(c) || c == '\n' || c == '\r'; }

// Whether `text` begins with `lower` in any case.
bool starts_with_any_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
    return a == (is_upper(b) ? static_cast<char>(b - 'A' + 'a') : b);
  });
}

bool contains_any_case(std::string_view text, std::string_view lower) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (starts_with_any_case(text.substr(at), lower)) return true;
  }
  return false;
}

}  // namespace

void BlockLines::begin(std::string_view line) {
  line_ = line;
  at_ = content_ = rule_ends_ = last_mark_ = 0;
  column_ = content_column_ = 0;
  opened_.clear();
  find_content();
}

void BlockLines::find_content() {
  if (content_ > at_) return;
  content_ = at_;
  content_column_ = column_;
  for (; content_ < line_.size() && is_space(line_[content_]); ++content_, ++steps_)
    content_column_ += line_[content_] == '\t' ? kTab - content_column_ % kTab : 1;
  if (content_ < line_.size() && line_[content_] == '\r') content_ = line_.size();
}

// Moves the cursor within the white space before the content.
void BlockLines::skip_columns(int columns) {
  const int end = std::min(column_ + columns, content_column_);
  while (column_ < end) {
    const int width = line_[at_] == '\t' ? kTab - column_ % kTab : 1;
    if (column_ + width > end) {
      column_ = end;  // the rest of the tab stays
      return;
    }
    column_ += width;
    ++at_;
    ++steps_;
  }
}

// Moves the cursor to a byte at or after the content.
void BlockLines::skip_to(std::size_t byte) {
  column_ = content_column_ + static_cast<int>(byte - content_);
  at_ = byte;
  find_content();
}

bool BlockLines::matches(const Container& container) {
  switch (container.kind) {
    case Container::Kind::quotation:
      if (indent() > 3 || at(content_) != '>') return false;
      last_mark_ = content_;
      skip_to(content_ + 1);
      skip_columns(1);
      return true;
    case Container::Kind::item:
      if (indent() < container.indent) return is_blank() && !container.is_empty;
      break;
    case Container::Kind::footnote:
      if (indent() < kTab) return is_blank();
      break;
  }
  skip_columns(container.kind == Container::Kind::item ? container.indent : kTab);
  return true;
}

std::size_t BlockLines::match_containers() {
  std::size_t matched = 0;
  while (matched < open_.size() && matches(open_[matched])) ++matched;
  steps_ += matched;
  return matched;
}

// A thematic break looks like a list at its beginning.
bool BlockLines::is_rule() {
  const char mark = at(content_);
  if ((mark != '*' && mark != '-' && mark != '_') || content_ < rule_ends_) return false;
  int count = 0;
  std::size_t end = content_;
  for (; end < line_.size() && (line_[end] == mark || is_space(line_[end])); ++end)
    count += line_[end] == mark ? 1 : 0;
  steps_ += end - content_;
  if (count >= 3 && ends_mark(at(end)) && !is_space(at(end))) return true;
  rule_ends_ = end;
  return false;
}

bool BlockLines::open_footnote() {
  if (at(content_) != '[' || at(content_ + 1) != '^') return false;
  const std::size_t end = line_.find_first_of("] \t\r", content_ + 2);
  steps_ += std::min(end, line_.size()) - content_;
  if (end == std::string_view::npos || line_[end] != ']' || end == content_ + 2 ||
      at(end + 1) != ':')
    return false;
  opened_.push_back({Container::Kind::footnote});
  skip_to(end + 2);
  skip_columns(indent());
  return true;
}

// An empty item, or a number other than 1, does not interrupt a paragraph.
bool BlockLines::open_item(bool interrupts) {
  std::size_t end = content_;
  if (at(end) == '-' || at(end) == '+' || at(end) == '*') {
    ++end;
  } else {
    constexpr std::size_t kMostDigits = 9;
    while (is_digit(at(end)) && end - content_ < kMostDigits) ++end;
    const bool is_one = end == content_ + 1 && at(content_) == '1';
    if (end == content_ || (at(end) != '.' && at(end) != ')') || (interrupts && !is_one))
      return false;
    ++end;
  }
  if (!ends_mark(at(end))) return false;
  const int offset = indent();
  const int width = static_cast<int>(end - content_);
  if (interrupts && line_.find_first_not_of(" \t\r", end) == std::string_view::npos) return false;
  skip_to(end);
  const int spaces = is_blank() || indent() > kTab ? 1 : indent();
  skip_columns(spaces);
  opened_.push_back({Container::Kind::item, offset + width + spaces});
  return true;
}

bool BlockLines::open_container(bool interrupts) {
  if (is_blank() || indent() >= kTab) return false;
  const std::size_t mark = content_;
  if (at(mark) == '>') {
    opened_.push_back({});
    skip_to(mark + 1);
    skip_columns(1);
  } else if (is_rule() || (!open_footnote() && !open_item(interrupts))) {
    return false;
  }
  last_mark_ = mark;
  ++steps_;
  return true;
}

bool BlockLines::is_heading() const {
  std::size_t end = content_;
  while (at(end) == '#') ++end;
  return end > content_ && end - content_ <= 6 && ends_mark(at(end));
}

bool BlockLines::open_fence() {
  const char mark = at(content_);
  if (mark != '`' && mark != '~') return false;
  const std::size_t end = std::min(line_.find_first_not_of(mark, content_), line_.size());
  if (end - content_ < 3) return false;
  if (mark == '`' && line_.find('`', end) != std::string_view::npos) return false;
  fence_ = mark;
  constexpr std::size_t kLongest = 255;  // the parser's
  fence_length_ = std::min(end - content_, kLongest);
  return true;
}

bool BlockLines::closes_fence() const {
  if (indent() > 3 || at(content_) != fence_) return false;
  const std::size_t end = std::min(line_.find_first_not_of(fence_, content_), line_.size());
  return end - content_ >= fence_length_ &&
         line_.find_first_not_of(" \t\r", end) == std::string_view::npos;
}

bool BlockLines::open_html() {
  const std::string_view rest = line_.substr(content_);
  html_type_ = 0;
  for (const std::string_view name : {"<script", "<pre", "<style"}) {
    if (!starts_with_any_case(rest, name)) continue;
    const char next = at(content_ + name.size());
    if (ends_mark(next) || next == '>') html_type_ = 1;
  }
  if (rest.starts_with("<!--")) html_type_ = 2;
  if (rest.starts_with("<?")) html_type_ = 3;
  if (rest.starts_with("<!") && rest.size() > 2 && is_upper(rest[2])) html_type_ = 4;
  if (rest.starts_with("<![CDATA[")) html_type_ = 5;
  return html_type_ > 0;
}

bool BlockLines::closes_html() const {
  constexpr auto kEnds = std::to_array<std::string_view>({"", "", "-->", "?>", ">", "]]>"});
  const std::string_view rest = line_.substr(at_);
  if (html_type_ > 1) {
    return rest.find(kEnds[static_cast<std::size_t>(html_type_)]) != std::string_view::npos;
  }
  return contains_any_case(rest, "</script>") || contains_any_case(rest, "</pre>") ||
         contains_any_case(rest, "</style>");
}

// The rest of a line after its containers. Sets the leaf.
BlockLine BlockLines::leaf_line(bool all_match, std::size_t matched) {
  const bool was_paragraph = leaf_ == Leaf::paragraph;
  const bool is_plain = opened_.empty();
  BlockLine found{.begin = content_};
  const bool is_indented = indent() >= kTab;
  const bool is_rule_line = !is_indented && is_rule();
  if (is_blank()) {
    leaf_ = Leaf::none;
  } else if (is_indented && !(was_paragraph && is_plain)) {
    leaf_ = Leaf::none;
    found.kind = BlockLine::Kind::hidden;
  } else if (!is_indented && (is_heading() || is_rule_line)) {
    leaf_ = Leaf::none;
    found.kind = BlockLine::Kind::heading;
  } else if (!is_indented && open_fence()) {
    leaf_ = Leaf::fence;
    found.kind = BlockLine::Kind::hidden;
  } else if (!is_indented && open_html()) {
    leaf_ = closes_html() ? Leaf::none : Leaf::html;
    found.kind = BlockLine::Kind::hidden;
  } else {
    found.kind = BlockLine::Kind::text;
    found.continues = was_paragraph && is_plain;
    leaf_ = Leaf::paragraph;
    if (found.continues && !all_match) {  // a lazy line continues the paragraph without its marks
      found.depth = open_.size();
      return found;
    }
  }
  open_.resize(matched);
  open_.insert(open_.end(), opened_.begin(), opened_.end());
  if (!open_.empty() && !is_blank()) {
    for (Container& container : open_) container.is_empty = false;
  }
  found.depth = open_.size();
  return found;
}

BlockLine BlockLines::read(std::string_view line) {
  begin(line);
  steps_ += line.size();
  const std::size_t matched = match_containers();
  const bool all_match = matched == open_.size();
  if (all_match && (leaf_ == Leaf::fence || leaf_ == Leaf::html)) {
    if (leaf_ == Leaf::fence ? closes_fence() : closes_html()) leaf_ = Leaf::none;
    return {.kind = BlockLine::Kind::hidden, .begin = at_, .depth = open_.size()};
  }
  const bool interrupts = all_match && leaf_ == Leaf::paragraph;
  while (open_container(interrupts && opened_.empty())) {
    if (matched + opened_.size() > kMost)
      return {.begin = content_, .depth = kMost + 1, .last_mark = last_mark_};
  }
  BlockLine found = leaf_line(all_match, matched);
  found.last_mark = last_mark_;
  return found;
}

}  // namespace markdown
