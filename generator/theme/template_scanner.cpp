#include "theme/template_scanner.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace theme {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

class Scanner {
 public:
  Scanner(const Source& source, base::Report& report)
      : source_(source), text_(source.text), report_(report) {}

  std::optional<std::vector<Token>> run() {
    while (true) {
      const std::size_t open = text_.find("{{", at_);
      if (open == std::string_view::npos) break;
      if (!take_tag(open)) return std::nullopt;
    }
    take_text(text_.size());
    return std::move(tokens_);
  }

 private:
  // Adds the text between the last tag and `end`.
  void take_text(std::size_t end) {
    if (end > at_) {
      tokens_.push_back({.kind = TokenKind::text,
                         .value = std::string(text_.substr(at_, end - at_)),
                         .offset = at_,
                         .length = end - at_});
    }
  }

  bool take_tag(std::size_t open) {
    const bool triple = text_.substr(open, 3) == "{{{";
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t begin = open + closing.size();
    const std::size_t end = text_.find(closing, begin);
    const bool comment = text_.substr(begin, 1) == "!";
    // A tag that contains "{{" was not closed: its end belongs to a later tag.
    if (end == std::string_view::npos ||
        (!comment && text_.substr(begin, end - begin).find("{{") != std::string_view::npos)) {
      report_.add(base::error_at(base::Kind::template_syntax, source_.locate(open, closing.size()),
                                 "this tag is not closed",
                                 "write " + std::string(closing) + " at its end"));
      return false;
    }
    Token tag = read_tag(triple, begin, end);
    tag.offset = open;
    tag.length = end + closing.size() - open;
    place_tag(std::move(tag));
    return true;
  }

  Token read_tag(bool triple, std::size_t begin, std::size_t end) const {
    Token tag{.kind = triple ? TokenKind::unescaped : TokenKind::variable};
    while (begin < end && base::trim(text_.substr(begin, 1)).empty()) ++begin;
    if (!triple && begin < end) {
      tag.kind = kind_of(text_[begin]);
      if (tag.kind != TokenKind::variable) ++begin;
    }
    while (begin < end && base::trim(text_.substr(begin, 1)).empty()) ++begin;
    tag.name_offset = begin;
    tag.value = std::string(base::trim(text_.substr(begin, end - begin)));
    return tag;
  }

  static TokenKind kind_of(char sigil) {
    switch (sigil) {
      case '#':
        return TokenKind::section;
      case '^':
        return TokenKind::inverted;
      case '/':
        return TokenKind::close;
      case '>':
        return TokenKind::partial;
      case '&':
        return TokenKind::unescaped;
      case '!':
        return TokenKind::comment;
      default:
        return TokenKind::variable;
    }
  }

  // Adds the text before the tag, then the tag. The line of a standalone tag is dropped.
  void place_tag(Token tag) {
    std::size_t line = tag.offset;
    while (line > at_ && is_blank(text_[line - 1])) --line;
    std::size_t after = tag.offset + tag.length;
    const std::size_t line_end = end_of_blank_line(after);
    const bool at_line_start = line == 0 || text_[line - 1] == '\n';
    const bool leaves_nothing = tag.kind != TokenKind::variable && tag.kind != TokenKind::unescaped;
    if (leaves_nothing && at_line_start && line_end != std::string_view::npos) {
      tag.is_standalone = true;
      tag.indentation = std::string(text_.substr(line, tag.offset - line));
      after = line_end;
    }
    take_text(tag.is_standalone ? line : tag.offset);
    at_ = after;
    if (is_sound(tag)) tokens_.push_back(std::move(tag));
  }

  // The offset after the line end when only blanks precede the line end, else npos.
  std::size_t end_of_blank_line(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at == text_.size() || text_[at] == '\n') return std::min(at + 1, text_.size());
    return text_.substr(at, 2) == "\r\n" ? at + 2 : std::string_view::npos;
  }

  bool is_sound(const Token& tag) {
    if (tag.kind == TokenKind::comment) return true;
    if (tag.value.empty()) {
      report_.add(base::error_at(base::Kind::template_syntax,
                                 source_.locate(tag.offset, tag.length), "this tag has no name"));
      return false;
    }
    if (tag.kind != TokenKind::variable) return true;
    if (tag.value.front() == '=') {
      report_.add(base::error_at(base::Kind::template_syntax,
                                 source_.locate(tag.offset, tag.length),
                                 "the delimiters {{ and }} cannot be changed"));
      return false;
    }
    if (tag.value.front() == '<' || tag.value.front() == '$') {
      report_.add(base::error_at(base::Kind::template_syntax,
                                 source_.locate(tag.offset, tag.length),
                                 "templates do not inherit by blocks",
                                 "begin the template with {{! extends: base }}, and put {{{body}}} "
                                 "into templates/base.mustache"));
      return false;
    }
    return true;
  }

  const Source& source_;
  std::string_view text_;
  base::Report& report_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

base::Location Source::locate(std::size_t offset, std::size_t length) const {
  return lines ? lines->locate(path, offset, length) : base::locate(path, text, offset, length);
}

std::optional<std::vector<Token>> scan(const Source& source, base::Report& report) {
  return Scanner(source, report).run();
}

}  // namespace theme
