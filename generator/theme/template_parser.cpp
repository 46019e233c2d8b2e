#include "theme/template_parser.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "theme/functions.h"

namespace theme {
namespace {

constexpr std::string_view kExtends = "extends:";

class Parser {
 public:
  Parser(const Source& source, base::Report& report) : source_(source), report_(report) {}

  ParsedTemplate run() {
    const auto tokens = scan(source_, report_);
    if (!tokens) return {.source = &source_};
    for (std::size_t i = 0; i < tokens->size(); ++i) {
      if (open_.size() > kDeepest) return too_deep();
      take((*tokens)[i], i == 0);
    }
    while (!open_.empty()) leave_unclosed();
    return {.source = &source_, .nodes = std::move(top_), .parent = std::move(parent_)};
  }

 private:
  void take(const Token& token, bool is_first) {
    switch (token.kind) {
      case TokenKind::comment:
        return take_comment(token, is_first);
      case TokenKind::close:
        return close(token);
      case TokenKind::section:
      case TokenKind::inverted:
        open_.push_back({.token = token, .source = &source_});
        return;
      default:
        siblings().push_back({.token = token, .source = &source_});
    }
  }

  // Stops parsing, because deeper tags would only repeat the error.
  ParsedTemplate too_deep() {
    fail(base::Kind::too_large, open_.back().token,
         "sections are nested deeper than " + std::to_string(kDeepest));
    return {.source = &source_};
  }

  void take_comment(Token token, bool is_first) {
    if (!token.value.starts_with(kExtends)) return warn_of_near(token, is_first);
    if (!is_first) {
      return fail(base::Kind::template_syntax, token,
                  "`extends` must be the very first thing of a template");
    }
    const std::string_view name = base::trim(std::string_view(token.value).substr(kExtends.size()));
    token.name_offset += token.value.rfind(name);
    token.value = std::string(name);
    parent_ = std::move(token);
  }

  // With "{{! extends base }}", a comment without the colon, the page would lose its frame.
  void warn_of_near(const Token& token, bool is_first) {
    const auto words = base::split(token.value, ' ');
    const std::string_view first = base::trim(words.front());
    if (!is_first || words.size() != 2) return;
    if (first != "extend" && first != "extends" && first != "extend:") return;
    report_.add(base::warning_at(
        base::Kind::template_syntax, source_.locate(token.offset, token.length),
        "this comment extends nothing", "write {{! extends: " + std::string(words.back()) + " }}"));
  }

  void close(const Token& token) {
    if (open_.empty()) {
      return fail(base::Kind::template_syntax, token,
                  "{{/" + token.value + "}} closes a section that was never opened");
    }
    const auto matching = std::find_if(open_.rbegin(), open_.rend(), [&](const Node& node) {
      return node.token.value == token.value;
    });
    if (matching == open_.rend()) {
      const Token& expected = open_.back().token;
      const auto place = source_.locate(expected.offset, expected.length);
      fail(base::Kind::template_syntax, token,
           "{{/" + token.value + "}} stands where {{/" + expected.value + "}} is due",
           "section \"" + expected.value + "\" was opened in line " + std::to_string(place.line));
    } else {
      while (open_.back().token.value != token.value) leave_unclosed();
    }
    finish_section();
  }

  void leave_unclosed() {
    const Token& token = open_.back().token;
    fail(base::Kind::template_syntax, token, "section \"" + token.value + "\" is not closed",
         "add {{/" + token.value + "}}");
    finish_section();
  }

  void finish_section() {
    Node node = std::move(open_.back());
    open_.pop_back();
    if (function_of(node.token.value)) make_call(node, report_);
    siblings().push_back(std::move(node));
  }

  std::vector<Node>& siblings() { return open_.empty() ? top_ : open_.back().children; }

  void fail(base::Kind kind, const Token& token, std::string message, std::string hint = {}) {
    report_.add(base::error_at(kind, source_.locate(token.offset, token.length), std::move(message),
                               std::move(hint)));
  }

  const Source& source_;
  base::Report& report_;
  std::vector<Node> top_;
  std::vector<Node> open_;
  std::optional<Token> parent_;
};

}  // namespace

ParsedTemplate parse(const Source& source, base::Report& report) {
  return Parser(source, report).run();
}

}  // namespace theme
