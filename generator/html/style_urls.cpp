#include "html/style_urls.h"

#include <algorithm>
#include <utility>

namespace html {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

class Scanner {
 public:
  explicit Scanner(std::string_view css) : css_(css) {}

  std::vector<Range> run() {
    while (at_ < css_.size()) {
      if (css_.substr(at_, 2) == "/*") {
        skip_to("*/");
      } else if (is_quote(css_[at_])) {
        string();
      } else if (begins("url(")) {
        at_ += 4;
        url();
      } else if (begins("@import")) {
        at_ += 7;
        import();
      } else {
        skip_character();
      }
    }
    return std::move(urls_);
  }

 private:
  static bool is_quote(char c) { return c == '"' || c == '\''; }

  // Whether a word in lower case stands here and is not the end of another one ("my-url(").
  bool begins(std::string_view word) const {
    if (at_ > 0 && is_name(css_[at_ - 1])) return false;
    const std::string_view here = css_.substr(at_, word.size());
    return std::equal(here.begin(), here.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  }

  void skip_to(std::string_view end) {
    const std::size_t found = css_.find(end, at_ + 2);
    at_ = found == std::string_view::npos ? css_.size() : found + end.size();
  }

  // A backslash takes the meaning of the character behind it.
  void skip_character() { at_ += css_[at_] == '\\' ? 2U : 1U; }

  void skip_space() { at_ = std::min(css_.find_first_not_of(kSpace, at_), css_.size()); }

  // What stands between the quotation marks, the first of which is here. A line end closes it, too.
  Range string() {
    const char quote = css_[at_++];
    const std::size_t begin = at_;
    while (at_ < css_.size() && css_[at_] != quote && css_[at_] != '\n') skip_character();
    const std::size_t end = std::min(at_, css_.size());
    at_ = end + 1;
    return {begin, end};
  }

  void url() {
    skip_space();
    if (at_ >= css_.size()) return;
    if (is_quote(css_[at_])) {
      urls_.push_back(string());
      return;
    }
    const std::size_t begin = at_;
    while (at_ < css_.size() && css_[at_] != ')') skip_character();
    const std::string_view found = css_.substr(begin, std::min(at_, css_.size()) - begin);
    urls_.push_back({begin, begin + found.find_last_not_of(kSpace) + 1});
  }

  void import() {
    skip_space();
    if (at_ < css_.size() && is_quote(css_[at_])) urls_.push_back(string());
  }

  std::string_view css_;
  std::size_t at_ = 0;
  std::vector<Range> urls_;
};

}  // namespace

std::vector<Range> style_urls(std::string_view css) { return Scanner(css).run(); }

}  // namespace html
