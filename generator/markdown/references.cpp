#include "markdown/references.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace markdown {
namespace {

// A mark is U+FDD0, the number of the reference in digits U+FDD1 to U+FDE0, and U+FDE1 as filler.
// Each takes three bytes in UTF-8; the first two bytes are always the same.
constexpr std::string_view kLead = "\xEF\xB7";
constexpr unsigned char kBegin = 0x90;
constexpr unsigned char kDigit = 0x91;
constexpr unsigned char kFill = 0xA1;
constexpr unsigned char kLast = 0xAF;
constexpr std::size_t kBase = 16;
// The maximum number of references: the mark for the shortest one, "{{<ref", has five digits.
constexpr std::size_t kMost = kBase * kBase * kBase * kBase * kBase;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void append(std::string& text, unsigned char last) { (text += kLead) += static_cast<char>(last); }

// The last byte of the mark character at `at`, or 0 when there is no mark character.
unsigned char sign_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != kLead || at + 2 >= text.size()) return 0;
  const auto last = static_cast<unsigned char>(text[at + 2]);
  return last >= kBegin && last <= kLast ? last : 0;
}

bool has_signs(std::string_view text) {
  for (std::size_t at = text.find(kLead); at != std::string_view::npos;
       at = text.find(kLead, at + 1)) {
    if (sign_at(text, at) != 0) return true;
  }
  return false;
}

// Reads the arguments of a call.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  // The target of `ref` or `relref`; nothing for any other call.
  std::optional<std::string> target() {
    skip_blanks();
    const std::string name = word();
    if (name != "ref" && name != "relref") return std::nullopt;
    std::optional<std::string> target;
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      const std::size_t before = at_;
      std::string key = is_quote(text_[at_]) ? "" : key_of_argument();
      auto value = argument();
      if (!value || at_ == before) return std::nullopt;
      if (key == "path" || (key.empty() && !target)) target = std::move(value);
    }
    return target.value_or("");
  }

 private:
  static bool is_quote(char c) { return c == '"' || c == '`'; }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  // Reads the name of an argument: "path" of `path="a.md"`. Reads nothing when it has no name.
  std::string key_of_argument() {
    std::size_t end = at_;
    while (end < text_.size() &&
           ((text_[end] >= 'a' && text_[end] <= 'z') || (text_[end] >= 'A' && text_[end] <= 'Z')))
      ++end;
    if (end == at_ || end >= text_.size() || text_[end] != '=') return {};
    std::string key(text_.substr(at_, end - at_));
    at_ = end + 1;
    return key;
  }

  // Returns nothing for an unclosed quotation.
  std::optional<std::string> argument() {
    if (at_ >= text_.size() || !is_quote(text_[at_])) return word();
    const char quote = text_[at_++];
    std::string value;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return value;
      }
      if (quote == '"' && text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      value += text_[at_];
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// The reference that begins with "{{<" or "{{%" at `begin`, and its end.
std::optional<std::pair<Reference, std::size_t>> reference_at(std::string_view body,
                                                              std::size_t begin) {
  const std::string closing = body[begin + 2] == '<' ? ">}}" : "%}}";
  // Calls are short. The limit keeps the time linear for a body full of opening brackets.
  constexpr std::size_t kLongest = 2000;
  const std::size_t found = body.substr(0, begin + kLongest).find(closing, begin + 3);
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t end = found + closing.size();
  std::string_view inside = body.substr(begin + 3, found - begin - 3);
  if (inside.find("{{") != std::string_view::npos) return std::nullopt;
  Reference reference;
  reference.written = body.substr(begin, end - begin);
  if (inside.starts_with("/*") && inside.ends_with("*/") && inside.size() >= 4) {
    inside = inside.substr(2, inside.size() - 4);
    reference.is_escaped = true;
    reference.target = reference.written.substr(0, 3) + std::string(inside) + closing;
    return Reader(inside).target() ? std::optional(std::pair(std::move(reference), end))
                                   : std::nullopt;
  }
  auto target = Reader(inside).target();
  if (!target) return std::nullopt;
  reference.target = *std::move(target);
  return std::pair(std::move(reference), end);
}

// The mark for `written`: as long as its first line, with blanks for the characters of other lines.
std::string mark_of(std::size_t number, std::string_view written) {
  std::string digits;
  for (; number > 0 || digits.empty(); number /= kBase)
    digits.insert(0, 1, static_cast<char>(number % kBase));
  std::string mark;
  append(mark, kBegin);
  for (const char digit : digits) append(mark, static_cast<unsigned char>(kDigit + digit));
  std::size_t length = digits.size() + 1;
  bool is_first_line = true;
  std::size_t column = 0;
  base::for_each_character(written, [&](std::string_view character) {
    if (character == "\n") {
      is_first_line = false;
      mark += '\n';
    } else if (!is_first_line) {
      mark += ' ';
    } else if (++column > length) {
      append(mark, kFill);
    }
  });
  return mark;
}

// Sets the lines and columns of references. Offsets must come in rising order.
class Places {
 public:
  explicit Places(std::string_view body) : body_(body) {}

  void set(Reference& reference, std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (body_[at_] != '\n') continue;
      ++line_;
      column_ = 1;
      counted_ = at_ + 1;
    }
    column_ += static_cast<int>(base::character_count(body_.substr(counted_, offset - counted_)));
    counted_ = offset;
    reference.line = line_;
    reference.column = column_;
  }

 private:
  std::string_view body_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // the byte that has `column_`
  int line_ = 1;
  int column_ = 1;
};

// The text with every mark replaced by the reference as written.
std::string restored(const Tree& tree, const std::string& text) {
  std::string whole;
  std::size_t at = 0;
  while (const auto mark = next_mark(text, at)) {
    whole.append(text, at, mark->begin - at);
    whole += tree.references[mark->reference].written;
    at = mark->end;
  }
  return whole.append(text, at);
}

// Fills a destination. If it begins with a reference, it leads to the target of the reference.
void put_destination(Tree& tree, Node& node) {
  const auto mark = next_mark(node.text, 0);
  if (!mark) return;
  const Reference& reference = tree.references[mark->reference];
  const std::string rest = restored(tree, node.text.substr(mark->end));
  if (mark->begin == 0 && !reference.is_escaped) {
    node.text = reference.target + rest;
    node.is_reference = true;
  } else {
    node.text = restored(tree, node.text);
  }
}

// Splits a text node at its marks. The pieces after the first become new siblings.
void split_text(Tree& tree, NodeIndex index) {
  const std::string text = tree[index].text;
  auto mark = next_mark(text, 0);
  if (!mark) return;
  tree[index].text = text.substr(0, mark->begin);
  NodeIndex last = index;
  const auto add = [&](Node node) {
    node.parent = tree[index].parent;
    node.next = tree[last].next;
    const auto added = static_cast<NodeIndex>(tree.nodes.size());
    tree.nodes.push_back(std::move(node));
    tree[last].next = added;
    if (tree[tree[added].parent].last_child == last) tree[tree[added].parent].last_child = added;
    last = added;
  };
  while (mark) {
    const Reference& reference = tree.references[mark->reference];
    add({.kind = reference.is_escaped ? Kind::text : Kind::reference,
         .line = reference.line,
         .column = reference.column,
         .text = reference.target,
         .is_reference = !reference.is_escaped});
    const std::size_t from = mark->end;
    mark = next_mark(text, from);
    const std::size_t end = mark ? mark->begin : text.size();
    if (end > from)
      add({.kind = Kind::text, .line = tree[index].line, .text = text.substr(from, end - from)});
  }
}

}  // namespace

std::optional<Mark> next_mark(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(kLead, from); at != std::string_view::npos;
       at = text.find(kLead, at + 1)) {
    if (sign_at(text, at) != kBegin) continue;
    Mark mark{0, at, at + 3};
    for (; sign_at(text, mark.end) > kBegin; mark.end += 3) {
      const unsigned char sign = sign_at(text, mark.end);
      if (sign < kFill) mark.reference = mark.reference * kBase + (sign - kDigit);
    }
    return mark;
  }
  return std::nullopt;
}

MarkedBody take_references(std::string_view body) {
  MarkedBody marked;
  Places places(body);
  std::size_t at = 0;
  const bool has_any =
      body.find("{{<") != std::string_view::npos || body.find("{{%") != std::string_view::npos;
  std::size_t begin = has_any && !has_signs(body) ? body.find("{{") : std::string_view::npos;
  while (begin != std::string_view::npos && marked.references.size() < kMost) {
    const std::string_view opening = body.substr(begin, 3);
    const auto found =
        opening == "{{<" || opening == "{{%" ? reference_at(body, begin) : std::nullopt;
    if (found) {
      places.set(marked.references.emplace_back(found->first), begin);
      marked.text.append(body, at, begin - at);
      marked.text += mark_of(marked.references.size() - 1, found->first.written);
      at = found->second;
    }
    begin = body.find("{{", found ? at : begin + 1);
  }
  marked.text.append(body, at);
  return marked;
}

void put_references(Tree& tree) {
  if (tree.references.empty()) return;
  const auto count = static_cast<NodeIndex>(tree.nodes.size());
  for (NodeIndex i = 0; i < count; ++i) {
    switch (tree[i].kind) {
      case Kind::text:
        split_text(tree, i);
        break;
      case Kind::link:
      case Kind::image:
        put_destination(tree, tree[i]);
        tree[i].title = restored(tree, tree[i].title);
        break;
      case Kind::code:
      case Kind::code_block:
        tree[i].text = restored(tree, tree[i].text);
        tree[i].title = restored(tree, tree[i].title);
        break;
      default:
        break;
    }
  }
}

}  // namespace markdown
