#include "html/tag_reader.h"

#include <algorithm>

namespace html {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

bool is_space(char c) { return kSpace.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::size_t TagReader::find_or_end(std::string_view text, std::size_t from) const {
  return std::min(html_.find(text, from), html_.size());
}

// A comment also ends at "<!-->", "<!--->" and "--!>" (HTML, 13.2.5.43 to 13.2.5.51).
void TagReader::skip_comment() {
  const std::string_view rest = html_.substr(at_);
  if (!rest.starts_with("<!--")) {
    at_ = find_or_end(">", at_);
  } else if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) {
    at_ += 4;
  } else {
    for (at_ = find_or_end("--", at_ + 4); at_ < html_.size(); at_ = find_or_end("--", at_ + 1)) {
      const std::string_view end = html_.substr(at_);
      if (end.starts_with("-->") || end.starts_with("--!>")) break;
    }
  }
}

void TagReader::read_attributes(Tag& tag) {
  while (at_ < html_.size() && html_[at_] != '>') {
    tag.is_self_closing = html_[at_] == '/';
    if (is_space(html_[at_]) || html_[at_] == '/') {
      ++at_;
      continue;
    }
    ++tag.attributes;
    at_ = std::min(html_.find_first_of(" \t\n\r\f/>=", at_ + 1), html_.size());
    std::size_t value = std::min(html_.find_first_not_of(kSpace, at_), html_.size());
    if (value == html_.size() || html_[value] != '=') continue;
    value = std::min(html_.find_first_not_of(kSpace, value + 1), html_.size());
    if (value < html_.size() && (html_[value] == '"' || html_[value] == '\'')) {
      at_ = std::min(find_or_end(html_.substr(value, 1), value + 1) + 1, html_.size());
    } else {
      at_ = std::min(html_.find_first_of(" \t\n\r\f>", value), html_.size());
    }
  }
}

std::optional<Tag> TagReader::next() {
  for (at_ = find_or_end("<", at_); at_ + 1 < html_.size(); at_ = find_or_end("<", at_)) {
    Tag tag{.offset = at_, .is_end = html_[at_ + 1] == '/'};
    const std::size_t name = at_ + (tag.is_end ? 2 : 1);
    if (name < html_.size() && is_letter(html_[name])) {
      at_ = std::min(html_.find_first_of(" \t\n\r\f/>", name), html_.size());
      tag.name = html_.substr(name, at_ - name);
      read_attributes(tag);
      if (at_ == html_.size()) return std::nullopt;  // a tag without an end is no tag
      ++at_;
      tag.text = html_.substr(tag.offset, at_ - tag.offset);
      return tag;
    }
    if (tag.is_end || html_[name] == '!' || html_[name] == '?') {
      skip_comment();
    } else {
      ++at_;
    }
  }
  return std::nullopt;
}

void TagReader::skip_script() {
  constexpr std::string_view kEnd = "script";
  for (at_ = find_or_end("</", at_); at_ < html_.size(); at_ = find_or_end("</", at_ + 2)) {
    const std::string_view name = html_.substr(at_ + 2, kEnd.size());
    if (std::equal(name.begin(), name.end(), kEnd.begin(), kEnd.end(),
                   [](char a, char b) { return a == b || a == b - 'a' + 'A'; }))
      return;
  }
}

}  // namespace html
