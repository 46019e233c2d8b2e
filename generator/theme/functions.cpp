#include "theme/functions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/json.h"
#include "base/spelling.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "theme/headline.h"

namespace theme {
namespace {

constexpr auto kNames =
    std::to_array<std::string_view>({"translate", "date_format", "asset_url", "relative_url",
                                     "absolute_url", "json", "number", "headline"});

// Reads the arguments between the tags of a function.
class CallReader {
 public:
  CallReader(Node& node, base::Report& report)
      : node_(node), source_(*node.source), report_(report) {}

  void run(Function function) {
    if (node_.token.kind == TokenKind::inverted)
      fail(node_.token, "a function has no \"otherwise\"", "");
    node_.token.kind = TokenKind::call;
    switch (function) {
      case Function::relative_url:
      case Function::absolute_url:
      case Function::json:
      case Function::number:
      case Function::headline:
        return check_values();
      case Function::translate:
        return read_words();
      case Function::date_format:
        return read_date();
      case Function::asset_url:
        return read_asset();
    }
  }

 private:
  // Accepts texts and variables as they are, and removes everything else.
  void check_values() {
    const auto is_value = [](const Node& child) {
      return child.token.kind == TokenKind::text || child.token.kind == TokenKind::variable ||
             child.token.kind == TokenKind::unescaped;
    };
    const bool is_empty = node_.children.empty();
    for (const Node& child : node_.children) {
      if (!is_value(child)) {
        fail(child.token, name() + " holds texts and variables only",
             function_of(child.token.value)
                 ? "functions cannot stand in each other: write its result as a variable, as "
                   "site.base_url or page.permalink"
                 : "put the section around {{#" + node_.token.value + "}}");
      }
    }
    std::erase_if(node_.children, [&](const Node& child) { return !is_value(child); });
    if (is_empty) fail(node_.token, name() + " is empty", "");
  }

  void read_words() {
    const bool is_empty = node_.children.empty();
    const std::vector<Node> words = take_words();
    if (words.empty() && !is_empty) return;  // take_words() has reported the content
    if (words.empty())
      return fail(node_.token, name() + " is empty", "{{#translate}}read_more{{/translate}}");
    node_.children = {words.front()};
    for (std::size_t i = 1; i < words.size(); ++i) {
      Node word = words[i];
      const std::size_t equals = word.token.value.find('=');
      word.label = equals == std::string::npos ? "count" : word.token.value.substr(0, equals);
      if (equals != std::string::npos) cut_front(word, equals + 1);
      if (word.label.empty() || word.token.value.empty()) {
        fail(words[i].token, "write a name on both sides of =", "name=page.title");
      } else {
        add_value(std::move(word));
      }
    }
  }

  void read_date() {
    std::vector<Node> words = take_words();
    if (words.size() < 2) {
      return fail(node_.token, name() + " needs the name of a date, and a format",
                  "{{#date_format}}page.date d MMMM y{{/date_format}}");
    }
    Node format = words[1];
    const Token& last = words.back().token;
    format.token.value = source_.text.substr(format.token.offset,
                                             last.offset + last.value.size() - format.token.offset);
    format.token.length = format.token.value.size();
    words.front().label = kDateLabel;
    add_value(std::move(words.front()));
    node_.children.push_back(std::move(format));
  }

  void read_asset() {
    std::vector<Node> words = take_words();
    if (words.size() != 1)
      return fail(node_.token, name() + " holds the path of one file",
                  "{{#asset_url}}css/main.css{{/asset_url}}");
    node_.children = std::move(words);
  }

  // Returns the words between the tags of the function, each with its location. Refuses tags.
  std::vector<Node> take_words() {
    std::vector<Node> words;
    for (const Node& child : node_.children) {
      if (child.token.kind == TokenKind::text) {
        add_words(child, words);
      } else {
        fail(child.token, name() + " holds words only, and names without braces", "");
      }
    }
    node_.children.clear();
    return words;
  }

  void add_words(const Node& text, std::vector<Node>& words) const {
    const std::string& value = text.token.value;
    constexpr std::string_view kBlanks = " \t\r\n";
    for (std::size_t begin = value.find_first_not_of(kBlanks); begin != std::string::npos;) {
      const std::size_t end = std::min(value.find_first_of(kBlanks, begin), value.size());
      const std::size_t offset = text.token.offset + begin;
      words.push_back({.token = {.kind = TokenKind::text,
                                 .value = value.substr(begin, end - begin),
                                 .offset = offset,
                                 .length = end - begin,
                                 .name_offset = offset},
                       .source = &source_});
      begin = value.find_first_not_of(kBlanks, end);
    }
  }

  void add_value(Node word) {
    word.token.kind = TokenKind::variable;
    node_.children.push_back(std::move(word));
  }

  static void cut_front(Node& word, std::size_t length) {
    word.token.value.erase(0, length);
    word.token.offset += length;
    word.token.name_offset += length;
    word.token.length -= length;
  }

  std::string name() const { return "{{#" + node_.token.value + "}}"; }

  void fail(const Token& token, std::string message, std::string hint) {
    report_.add(base::error_at(base::Kind::wrong_call, source_.locate(token.offset, token.length),
                               std::move(message), std::move(hint)));
  }

  Node& node_;
  const Source& source_;
  base::Report& report_;
};

std::string text_of(const std::vector<Argument>& arguments) {
  std::string text;
  for (const Argument& each : arguments) text += each.text;
  return text;
}

// The number that all of the text is; nothing for any other text.
std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

// A text that is no number stays as it is.
std::string number_text(const std::string& text, const FunctionContext& function_context) {
  const auto number = number_in(text);
  return number && function_context.words != nullptr ? function_context.words->number(*number)
                                                     : text;
}

std::string translated(const std::vector<Argument>& arguments,
                       const FunctionContext& function_context) {
  const std::string& key = arguments.front().text;
  language::Fillings fillings;
  for (std::size_t i = 1; i < arguments.size(); ++i)
    fillings[arguments[i].label] = arguments[i].text;
  const auto count = fillings.find("count");
  if (count == fillings.end()) return function_context.words->text(key, fillings);
  const std::int64_t number = number_in(count->second).value_or(0);
  return function_context.words->text(key, number, std::move(fillings));
}

std::string formatted(const std::vector<Argument>& arguments,
                      const FunctionContext& function_context) {
  const auto parsed = base::parse_date(arguments.front().text, "UTC");
  if (!parsed.date || arguments.size() < 2) return {};
  return function_context.dates.format(*parsed.date, arguments[1].text).value_or("");
}

// Puts the path of base_url in front of `url`, unless it is there. Keeps an empty URL empty.
std::string relative(const std::string& url, const FunctionContext& function_context) {
  if (url.empty() || base::is_absolute_url(url) || url.starts_with('#')) return url;
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  const std::string path = base::encode_path(url.substr(0, end));
  const std::string base = base::encode_path(function_context.base_path);
  const bool has_base = path.starts_with(base);
  const std::string rest = path.starts_with('/') ? path.substr(1) : path;
  return (has_base ? path : base + rest) + url.substr(end);
}

std::string absolute(const std::string& url, const FunctionContext& function_context) {
  if (url.empty() || function_context.base_url.empty() || base::is_absolute_url(url))
    return relative(url, function_context);
  return base::origin_of(function_context.base_url) + relative(url, function_context);
}

}  // namespace

std::optional<Function> function_of(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Function>(found - kNames.begin());
}

void make_call(Node& node, base::Report& report) {
  CallReader(node, report).run(*function_of(node.token.value));
}

std::string call(Function function, const std::vector<Argument>& arguments,
                 const FunctionContext& function_context) {
  if (arguments.empty()) return {};  // reported when the theme was loaded
  switch (function) {
    case Function::translate:
      return base::escape_html(translated(arguments, function_context));
    case Function::date_format:
      return base::escape_html(formatted(arguments, function_context));
    case Function::asset_url:
    case Function::relative_url:
      return base::escape_html(relative(text_of(arguments), function_context));
    case Function::absolute_url:
      return base::escape_html(absolute(text_of(arguments), function_context));
    case Function::number:
      return base::escape_html(number_text(text_of(arguments), function_context));
    case Function::headline:
      return headline(text_of(arguments));
    case Function::json:
      return base::replace_all(base::to_text(base::Json(text_of(arguments))), "<", "\\u003c");
  }
  return {};
}

}  // namespace theme
