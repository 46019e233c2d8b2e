#include "comments/fragment_scanner.h"

#include <algorithm>
#include <array>

namespace comments {
namespace {

struct Reference {
  std::string_view text;
  char character;
};
// The service escapes these five characters only.
constexpr auto kReferences = std::to_array<Reference>(
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}});

// The reference at the beginning of the text; null if there is none of the service.
const Reference* reference(std::string_view text) {
  const auto* const found =
      std::find_if(kReferences.begin(), kReferences.end(),
                   [&](const Reference& each) { return text.starts_with(each.text); });
  return found == kReferences.end() ? nullptr : found;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

// Where the name of an element or an attribute ends.
bool ends_name(char c) {
  return is_space(c) || c == '/' || c == '<' || c == '>' || c == '=' || c == '"' || c == '\'';
}

}  // namespace

bool FragmentScanner::text() {
  for (; at_ < html_.size() && html_[at_] != '<'; ++at_) {
    if (html_[at_] == '&' && reference(rest()) == nullptr) return false;
  }
  return true;
}

std::string_view FragmentScanner::open_tag() {
  const std::size_t begin = at_ + 1;
  at_ = name_end(begin);
  return html_.substr(begin, at_ - begin);
}

std::optional<std::string_view> FragmentScanner::attribute_name() {
  if (!rest().starts_with(' ')) return std::nullopt;
  const std::size_t begin = at_ + 1;
  const std::size_t end = name_end(begin);
  if (end == begin) return std::nullopt;
  at_ = end;
  return html_.substr(begin, end - begin);
}

std::optional<std::string_view> FragmentScanner::attribute_value() {
  if (!rest().starts_with('=')) return std::string_view();
  if (!skip("=\"")) return std::nullopt;
  const std::size_t begin = at_;
  for (; at_ < html_.size() && html_[at_] != '"'; ++at_) {
    const char c = html_[at_];
    if (c == '<' || c == '>' || (c == '&' && reference(rest()) == nullptr)) return std::nullopt;
  }
  const std::string_view value = html_.substr(begin, at_ - begin);
  if (!skip("\"")) return std::nullopt;
  return value;
}

std::size_t FragmentScanner::name_end(std::size_t begin) const {
  while (begin < html_.size() && !ends_name(html_[begin])) ++begin;
  return begin;
}

bool FragmentScanner::close_tag() { return skip(">"); }

bool FragmentScanner::end_tag(std::string_view name) {
  const std::string_view text = rest();
  const bool is_here = text.starts_with("</") && text.substr(2).starts_with(name) &&
                       text.substr(2 + name.size()).starts_with('>');
  if (is_here) at_ += 2 + name.size() + 1;
  return is_here;
}

bool FragmentScanner::skip(std::string_view text) {
  if (!rest().starts_with(text)) return false;
  at_ += text.size();
  return true;
}

std::string decoded(std::string_view value) {
  std::string text;
  std::size_t done = 0;
  for (std::size_t at = value.find('&'); at != std::string_view::npos; at = value.find('&', done)) {
    text += value.substr(done, at - done);
    const Reference* const found = reference(value.substr(at));
    text += found == nullptr ? '&' : found->character;
    done = at + (found == nullptr ? 1 : found->text.size());
  }
  return text += value.substr(done);
}

}  // namespace comments
