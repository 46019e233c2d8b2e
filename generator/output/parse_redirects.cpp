// The lines of `_redirects` and of an nginx `map`.
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/text_lines.h"
#include "base/url.h"
#include "output/own_redirects.h"

namespace output {
namespace {

// A word of a file and where it begins.
struct Word {
  std::string text;
  std::size_t offset = 0;  // bytes from the beginning of the file
  std::size_t length = 0;  // bytes in the file, with quotation marks
};
using Words = std::vector<Word>;

class Faults {
 public:
  Faults(const std::string& name, std::string_view text, base::Report& report)
      : name_(name), lines_(text), report_(report) {}

  base::Location at(const Word& word) const {
    return lines_.locate(name_, word.offset, word.length);
  }
  void add(const Word& word, std::string message, std::string hint) const {
    report_.add(
        base::warning_at(base::Kind::bad_redirect, at(word), std::move(message), std::move(hint)));
  }

 private:
  const std::string& name_;
  base::TextLines lines_;
  base::Report& report_;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }

// The words of the line at `offset`; a word that begins with "#" begins a comment.
Words words_of(std::string_view line, std::size_t offset) {
  Words words;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && !is_blank(line[end])) ++end;
    if (line[at] == '#') break;
    words.push_back({std::string(line.substr(at, end - at)), offset + at, end - at});
    at = end;
  }
  return words;
}

bool is_address(std::string_view word) {
  return word.starts_with('/') || word.starts_with("https://") || word.starts_with("http://");
}

// "/old", "/old/" and "https://example.org/old" ask a server for one path.
std::string_view without_end(std::string_view path) {
  return path.size() > 1 && path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

// "301", "200!"; nothing when it is none.
std::optional<int> status_of(std::string_view word) {
  constexpr int kLeast = 200;
  constexpr int kMost = 599;
  if (word.ends_with('!')) word.remove_suffix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(word.begin(), word.end(), number);
  if (error != std::errc() || end != word.end() || number < kLeast || number > kMost)
    return std::nullopt;
  return number;
}

constexpr std::string_view kExample =
    "write the old address, the new one and a status: /old/ /new/ 301";

// The rules of `_redirects`: FROM [NAME=VALUE …] TO [STATUS[!]] [CONDITION=VALUE …]
class NetlifyLine {
 public:
  NetlifyLine(const Words& words, const Faults& faults) : words_(words), faults_(faults) {}

  std::optional<RedirectRule> read() {
    rule_.from = words_[0].text;
    if (!is_address(rule_.from)) {
      faults_.add(words_[0], "a rule begins with an old address, and this is none",
                  std::string(kExample));
      return std::nullopt;
    }
    const std::size_t to = target();
    if (to == 0 || !read_rest(to + 1)) return std::nullopt;
    rule_.to = words_[to].text;
    rule_.location = faults_.at(words_[to]);
    if (!knows_placeholders(words_[to]) || leads_to_itself(words_[to])) return std::nullopt;
    return rule_;
  }

 private:
  // The index of the new address; 0, and said: there is none.
  std::size_t target() {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (is_address(words_[i].text)) return i;
      if (words_[i].text.find('=') == std::string::npos) {
        faults_.add(words_[i], "a rule leads to a path or an absolute URL, and this is none",
                    std::string(kExample));
        return 0;
      }
      rule_.is_conditional = true;
      queries_.insert(words_[i].text.substr(words_[i].text.find('=') + 1));
    }
    faults_.add(words_.back(), "this rule does not say where it leads", std::string(kExample));
    return 0;
  }

  bool read_rest(std::size_t begin) {
    for (std::size_t i = begin; i < words_.size(); ++i) {
      const auto status = i == begin ? status_of(words_[i].text) : std::nullopt;
      if (status) {
        rule_.status = *status;
      } else if (words_[i].text.find('=') != std::string::npos) {
        rule_.is_conditional = true;
      } else {
        faults_.add(words_[i], '"' + words_[i].text + "\" is no status and no condition",
                    "write a status such as 301, 302 or 200, then conditions: Country=fr");
        return false;
      }
    }
    return true;
  }

  // Whether each placeholder of the new address stands in the old one.
  bool knows_placeholders(const Word& to) const {
    std::set<std::string> known = queries_;
    for (const std::string_view part : base::split(rule_.from, '/')) {
      if (part.starts_with(':')) known.emplace(part);
      if (part == "*" || part.ends_with('*')) known.emplace(":splat");
    }
    const std::string path = base::path_of(rule_.to);
    for (const std::string_view part : base::split(path, '/')) {
      if (!part.starts_with(':') || known.contains(std::string(part))) continue;
      faults_.add(to, "the old address has no " + std::string(part) + " to fill in here",
                  part == ":splat"
                      ? "end the old address with /*"
                      : "write it as a part of the old address: /" + std::string(part));
      return false;
    }
    return true;
  }

  bool leads_to_itself(const Word& to) const {
    if (rule_.is_conditional || rule_.status >= 400 ||
        without_end(rule_.from) != without_end(rule_.to))
      return false;
    faults_.add(to, "this rule leads to itself", "write where the page is now");
    return true;
  }

  const Words& words_;
  const Faults& faults_;
  RedirectRule rule_;
  std::set<std::string> queries_;  // placeholders that stand for values of the query: ":id"
};

// A statement of an nginx map: its words, and whether a semicolon ends it.
struct Statement {
  Words words;
  bool is_ended = false;
  bool is_open = false;  // a quotation mark is missing
};

// Reads statements one after the other. Words stand in "…" or '…', where a backslash escapes the
// next character, or between blanks.
class NginxScanner {
 public:
  explicit NginxScanner(std::string_view text) : text_(text) {}

  // Without words at the end of the text.
  Statement next() {
    Statement statement;
    while (skip_blanks()) {
      if (text_[at_] == ';') {
        ++at_;
        if (statement.words.empty()) continue;
        statement.is_ended = true;
        return statement;
      }
      // Most likely a semicolon is missing: the next line is a statement of its own.
      if (!statement.words.empty() && is_next_line(statement.words.back())) return statement;
      if (!read_word(statement)) return statement;
    }
    return statement;
  }

 private:
  // Whether text is left. Skips comments, too.
  bool skip_blanks() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (is_blank(text_[at_]) || text_[at_] == '\n') {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  bool is_next_line(const Word& word) const {
    const std::size_t end = word.offset + word.length;
    return text_.substr(end, at_ - end).find('\n') != std::string_view::npos;
  }

  bool read_word(Statement& statement) {
    Word word{"", at_, 0};
    const char mark = text_[at_] == '"' || text_[at_] == '\'' ? text_[at_] : '\0';
    if (mark != '\0') ++at_;
    const auto is_end = [&](char c) {
      return mark != '\0' ? c == mark || c == '\n' : is_blank(c) || c == '\n' || c == ';';
    };
    while (at_ < text_.size() && !is_end(text_[at_])) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
      word.text += text_[at_++];
    }
    bool is_closed = mark == '\0' || (at_ < text_.size() && text_[at_] == mark);
    if (mark != '\0' && is_closed) {
      ++at_;
      is_closed =
          at_ == text_.size() || is_blank(text_[at_]) || text_[at_] == '\n' || text_[at_] == ';';
    }
    if (!is_closed) at_ = std::min(text_.find('\n', at_), text_.size());
    word.length = at_ - word.offset;
    statement.words.push_back(std::move(word));
    statement.is_open = !is_closed;
    return is_closed;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// A path as `_redirects` writes it, where ":" and "*" have a meaning.
std::string escaped(const std::string& path) {
  return base::replace_all(base::replace_all(base::encode_path(path), ":", "%3A"), "*", "%2A");
}

bool is_directive(const Words& words) {
  const std::string& first = words[0].text;
  return first == "hostnames" || first == "volatile" || first == "include" || first == "default";
}

}  // namespace

std::vector<RedirectRule> parse_netlify(const std::string& name, std::string_view text,
                                        base::Report& report) {
  const Faults faults(name, text, report);
  std::vector<RedirectRule> rules;
  std::set<std::string> known;
  std::size_t offset = 0;
  for (const std::string_view line : base::split(text, '\n')) {
    const Words words = words_of(line, offset);
    offset += line.size() + 1;
    if (words.empty()) continue;
    auto rule = NetlifyLine(words, faults).read();
    if (!rule) continue;
    if (known.contains(std::string(without_end(rule->from)))) {
      faults.add(words[0],
                 "a rule above leads on from this address already, so this one never does",
                 "take one of the two out");
      continue;
    }
    if (!rule->is_conditional) known.emplace(without_end(rule->from));
    rules.push_back(*std::move(rule));
  }
  return rules;
}

std::vector<RedirectRule> parse_nginx(const std::string& name, std::string_view text,
                                      base::Report& report) {
  constexpr std::string_view kForm = "write \"/old/\" \"/new/\"; with a semicolon at the end";
  const Faults faults(name, text, report);
  std::vector<RedirectRule> rules;
  std::set<std::string> known;
  NginxScanner scanner(text);
  for (Statement statement = scanner.next(); !statement.words.empty(); statement = scanner.next()) {
    const Words& words = statement.words;
    if (statement.is_open) {
      faults.add(words.back(), "the quotation marks of this word are not right",
                 std::string(kForm));
      continue;
    }
    if (!statement.is_ended) {
      faults.add(words.back(), "this rule does not end with a semicolon, and nginx would not start",
                 std::string(kForm));
      continue;
    }
    if (is_directive(words)) continue;
    if (words.size() != 2) {
      faults.add(words.back(), "a rule has two words, the old address and the new one",
                 std::string(kForm));
      continue;
    }
    if (!known.insert(base::lower_case(words[0].text)).second) {
      faults.add(words[0], "this address is led on twice, and nginx would not start",
                 "take one of the two out; letter case makes no difference there");
      continue;
    }
    const bool is_pattern = words[0].text.starts_with('~');
    const bool has_variable = words[1].text.find('$') != std::string::npos;
    rules.push_back({.from = escaped(words[0].text),
                     .to = words[1].text,
                     .is_conditional = is_pattern || has_variable,
                     .ignores_case = true,
                     .location = faults.at(words[1])});
  }
  return rules;
}

}  // namespace output
