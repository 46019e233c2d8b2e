#include "commands/placeholders.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/spelling.h"
#include "base/text.h"
#include "content/fences.h"

namespace commands {
namespace {

// Escapes the text for a double-quoted YAML scalar (YAML 1.2, 7.3.1).
std::string escaped(const std::string& text) {
  return base::replace_all(base::replace_all(text, "\\", "\\\\"), "\"", "\\\"");
}

// A placeholder in a line.
struct Slot {
  std::string_view name;
  std::size_t length = 0;  // with the braces; 0: no placeholder
  const std::string* value = nullptr;
};

class Filler {
 public:
  Filler(const std::string& file, const std::string& text, const Values& values,
         base::Report& report)
      : file_(file), text_(text), report_(report) {
    values_ = {{{"title", &values.title},
                {"date", &values.date},
                {"name", &values.name},
                {"section", &values.section}}};
  }

  std::string run(const content::FileParts& cut) {
    std::size_t begin = 0;
    while (begin < text_.size()) {
      const std::size_t line_end = text_.find('\n', begin);
      end_ = line_end == std::string::npos ? text_.size() : line_end;
      const bool is_yaml = cut.has_front_matter && begin >= cut.begin && begin < cut.end;
      if (is_yaml && !is_in_block(begin)) {
        fill_yaml(begin);
      } else {
        fill_plain(begin, end_);
      }
      if (line_end != std::string::npos) result_ += '\n';
      begin = end_ + 1;
    }
    return std::move(result_);
  }

 private:
  enum class Quote { none, single_quote, double_quote };

  // Returns the placeholder that begins at `at`. It has no value if there is none, or after an
  // error.
  Slot slot_at(std::size_t at) {
    if (text_.compare(at, 2, "{{") != 0) return {};
    const char next = at + 2 < text_.size() ? text_[at + 2] : ' ';
    if (next == '<' || next == '%') return {};
    const std::size_t close = text_.find("}}", at);
    if (close >= end_) {  // also true for npos
      fail(at, 2, "this placeholder is not closed", "write {{title}}");
      return {};
    }
    Slot slot{base::trim(std::string_view(text_).substr(at + 2, close - at - 2)), close + 2 - at};
    for (const auto& [name, value] : values_) {
      if (slot.name == name) slot.value = value;
    }
    if (slot.value == nullptr) fail_unknown(slot, at);
    return slot;
  }

  void fail_unknown(const Slot& slot, std::size_t at) {
    // Suggests ours for Hugo's `{{ .Date }}` and `{{ .File.ContentBaseName }}`.
    const std::string last =
        base::lower_case(slot.name.substr(std::min(slot.name.rfind('.') + 1, slot.name.size())));
    std::vector<std::string_view> known;
    for (const auto& [name, value] : values_) known.push_back(name);
    const std::string guess = base::did_you_mean(last, known);
    fail(at, slot.length, "there is no placeholder \"" + std::string(slot.name) + '"',
         guess.empty() ? "there are {{title}}, {{date}}, {{name}} and {{section}}" : guess);
  }

  void fail(std::size_t at, std::size_t length, std::string message, std::string hint) {
    report_.add(base::error_at(base::Kind::unknown_placeholder,
                               base::locate(file_, text_, at, length), std::move(message),
                               std::move(hint)));
  }

  void fill_plain(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const Slot slot = slot_at(at);
      if (slot.value != nullptr) result_ += *slot.value;
      if (slot.length == 0) result_ += text_[at];
      at += slot.length == 0 ? 1 : slot.length;
    }
  }

  // Whether the line belongs to a block scalar (`key: |`): it is indented more than the key's line.
  bool is_in_block(std::size_t begin) {
    if (quote_ != Quote::none) return false;
    const std::string_view line = std::string_view(text_).substr(begin, end_ - begin);
    const std::size_t indentation = line.find_first_not_of(' ');
    if (indentation == std::string_view::npos) return true;
    if (is_block_ && indentation > block_indentation_) return true;
    const std::string_view trimmed = base::trim(line);
    const std::size_t mark = trimmed.find_last_not_of("+-0123456789");
    is_block_ = mark != std::string_view::npos && mark > 0 && trimmed[mark - 1] == ' ' &&
                (trimmed[mark] == '|' || trimmed[mark] == '>');
    block_indentation_ = indentation;
    return false;
  }

  // Fills in one line of YAML. Structure is copied; each scalar is buffered until its end is known.
  // Quotation marks and brackets may be closed on a later line.
  void fill_yaml(std::size_t begin) {
    is_escaped_ = false;
    const std::size_t indentation = std::min(text_.find_first_not_of(' ', begin), end_) - begin;
    continues_ = quote_ == Quote::none && depth_ == 0 && plain_indentation_ &&
                 indentation > *plain_indentation_;
    if (!continues_) plain_indentation_.reset();
    for (std::size_t at = begin; at < end_;) {
      if (quote_ == Quote::none && text_[at] == '#' && (at == begin || text_[at - 1] == ' ')) {
        end_scalar();
        return fill_plain(at, end_);
      }
      const Slot slot = slot_at(at);
      if (slot.length > 0) {
        if (slot.value != nullptr) add_value(slot);
        at += slot.length;
      } else {
        add(at++);
      }
    }
    if (!continues_ && !base::trim(scalar_).empty()) plain_indentation_ = indentation;
    end_scalar();
  }

  void add_value(const Slot& slot) {
    if (quote_ == Quote::double_quote) {
      result_ += escaped(*slot.value);
    } else if (quote_ == Quote::single_quote) {
      result_ += base::replace_all(*slot.value, "'", "''");
    } else {
      scalar_ += *slot.value;
      needs_quotes_ = needs_quotes_ || slot.name != "date";
    }
  }

  void add(std::size_t at) {
    const char c = text_[at];
    if (quote_ != Quote::none) {
      const bool escapes = quote_ == Quote::double_quote && c == '\\' && !is_escaped_;
      const char closing = quote_ == Quote::double_quote ? '"' : '\'';
      if (c == closing && !is_escaped_) quote_ = Quote::none;
      is_escaped_ = escapes;
      result_ += c;
      return;
    }
    const bool begins = !continues_ && base::trim(scalar_).empty();
    if (begins && (c == '"' || c == '\'')) {
      quote_ = c == '"' ? Quote::double_quote : Quote::single_quote;
      end_scalar();
      result_ += c;
    } else if (is_structure(at, begins)) {
      if (c == '[' || c == '{') ++depth_;
      if (c == ']' || c == '}') --depth_;
      continues_ = false;
      plain_indentation_.reset();
      end_scalar();
      result_ += c;
    } else {
      scalar_ += c;
    }
  }

  bool is_structure(std::size_t at, bool begins) const {
    const char c = text_[at];
    const bool before_blank = at + 1 >= end_ || text_[at + 1] == ' ';
    if (c == ':') return before_blank;
    if (c == '-') return begins && before_blank;
    if (c == '[' || c == '{') return begins;
    return depth_ > 0 && (c == ',' || c == ']' || c == '}');
  }

  void end_scalar() {
    const std::string_view inner = base::trim(scalar_);
    const std::size_t before = std::min(scalar_.find(inner), scalar_.size());
    if (needs_quotes_) {
      result_ += scalar_.substr(0, before) + '"' + escaped(std::string(inner)) + '"' +
                 scalar_.substr(before + inner.size());
    } else {
      result_ += scalar_;
    }
    scalar_.clear();
    needs_quotes_ = false;
  }

  const std::string& file_;
  const std::string& text_;
  base::Report& report_;
  std::array<std::pair<std::string_view, const std::string*>, 4> values_;
  std::string result_;
  std::size_t end_ = 0;  // end of the current line
  Quote quote_ = Quote::none;
  bool is_escaped_ = false;  // whether a backslash precedes, in double quotes
  int depth_ = 0;            // nesting of [ and {
  std::string scalar_;       // the current plain scalar, with values filled in
  bool needs_quotes_ = false;
  // The indentation of the line whose plain scalar may go on, and whether the current line goes on.
  std::optional<std::size_t> plain_indentation_;
  bool continues_ = false;
  bool is_block_ = false;
  std::size_t block_indentation_ = 0;
};

}  // namespace

std::optional<std::string> fill_in(const std::string& file, const std::string& text,
                                   const Values& values, base::Report& report) {
  const auto cut = content::split_front_matter(file, text, report);
  if (!cut) {
    report.add(cut.error());
    return std::nullopt;
  }
  const std::size_t before = report.errors();
  std::string filled = Filler(file, text, values, report).run(*cut);
  if (report.errors() > before) return std::nullopt;
  return filled;
}

}  // namespace commands
