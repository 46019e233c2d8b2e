#include "yaml/parse.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "yaml/merge_keys.h"
#include "yaml/syntax_faults.h"

namespace yaml {
namespace {

// Leaves the parser when going on makes no sense. parse() below catches it.
struct ParseStop {
  base::Diagnostic diagnostic;
};

std::size_t count_values(const Node& node) {
  std::size_t count = 1 + node.keys.size();
  for (const Node& item : node.items) count += count_values(item);
  return count;
}

// The levels of the value: 1 for a text, 2 for a list of texts.
std::size_t levels_of(const Node& node) {
  std::size_t most = 0;
  for (const Node& item : node.items) most = std::max(most, levels_of(item));
  return 1 + most;
}

// The text as the library takes it. It would take U+0004 for the end of the input. Another control
// character stands for it, because the reader refuses all of them where they are read.
std::string input_of(std::string_view text) {
  std::string input(text);
  std::replace(input.begin(), input.end(), '\x04', '\x05');
  return input;
}

// Builds the tree from yaml-cpp's events. They arrive in the order of the text, and keys alternate
// with values.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const Block& block, base::Report& report) : block_(block), report_(report) {}

  Node take_root() { return std::move(root_); }
  Progress progress() const {
    Progress progress;
    if (has_scalar_) progress.last_scalar = &last_scalar_;
    for (const OpenNode& open : open_) {
      const char first = block_.text[std::min(open.node.offset, block_.end - 1)];
      if (open.flow && (first == '[' || first == '{'))
        progress.open_braces.push_back(open.node.offset);
    }
    return progress;
  }
  std::size_t offset_of(const YAML::Mark& mark) const {
    return std::min(block_.begin + static_cast<std::size_t>(std::max(mark.pos, 0)), block_.end);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    // On some broken input yaml-cpp starts documents endlessly. This check also ends that loop.
    if (++documents_ == 1) return;
    throw ParseStop{base::error_at(base::Kind::yaml_syntax, block_.place(offset_of(mark), 3),
                                   "a second YAML document", "put everything into the first one")};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node = make(Kind::null, mark);
    const std::string_view rest = block_.text.substr(node.offset, block_.end - node.offset);
    for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
      if (rest.starts_with(word)) node.text = word;
    }
    node.length = std::max<std::size_t>(node.text.size(), 1);
    if (node.text.empty()) move_before_gap(node);
    add(std::move(node), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Node node = make(Kind::scalar, mark);
    node.text = value;
    node.quoted = tag != "?";
    node.length = node.quoted ? 1 : std::max<std::size_t>(value.size(), 1);
    if (node.quoted) {
      const std::size_t end = quoted_end(block_, node.offset);
      if (end == std::string_view::npos) {
        throw ParseStop{base::error_at(base::Kind::yaml_syntax, block_.place(node.offset),
                                       "this quote is never closed",
                                       "write the same quote at the end of the text")};
      }
      node.length = std::max<std::size_t>(end - node.offset, 1);
    }
    has_scalar_ = true;
    last_scalar_ = node;
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t offset = offset_of(mark);
    const std::size_t length = block_.text.find_first_of(" ,]}\n", offset) - offset;
    const auto named = anchors_.find(anchor);
    if (named == anchors_.end()) {
      throw ParseStop{base::error_at(base::Kind::yaml_syntax, block_.place(offset, length),
                                     "this alias stands inside the value that it names",
                                     "write the value out")};
    }
    aliased_ += count_values(named->second);
    if (aliased_ > kMostAliasedValues) {
      throw ParseStop{base::error_at(
          base::Kind::too_large, block_.place(offset, length),
          "the aliases add more than " + std::to_string(kMostAliasedValues) + " values",
          "write some of them out")};
    }
    // The library limits the levels that are written. Aliases add the levels of what they name.
    if (open_.size() + levels_of(named->second) > kMostLevels) {
      throw ParseStop{base::error_at(base::Kind::too_large, block_.place(offset, length),
                                     "too many values inside each other",
                                     std::to_string(kMostLevels) + " levels are the most")};
    }
    Node node = named->second;
    node.offset = offset;
    node.length = length;
    add(std::move(node), 0);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    start(make(Kind::list, mark), anchor, style);
  }
  void OnSequenceEnd() override { finish(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    start(make(Kind::map, mark), anchor, style);
  }
  void OnMapEnd() override { finish(); }

 private:
  struct OpenNode {
    Node node;
    YAML::anchor_t anchor = 0;
    bool flow = false;
    std::map<std::string, std::size_t> seen;  // key → its offset
  };

  Node make(Kind kind, const YAML::Mark& mark) const {
    Node node;
    node.kind = kind;
    node.offset = offset_of(mark);
    return node;
  }

  // The mark of an omitted key or value is that of the next token, which may be lines below. The
  // useful place is the ":" or "-" before the gap.
  void move_before_gap(Node& node) const {
    const auto gap = block_.text.substr(block_.begin, node.offset - block_.begin);
    const std::size_t last = gap.find_last_not_of(" \n");
    if (last != std::string_view::npos) node.offset = block_.begin + last;
  }

  void start(Node node, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
    open_.push_back({std::move(node), anchor, style != YAML::EmitterStyle::Block, {}});
  }

  void finish() {
    OpenNode closed = std::move(open_.back());
    open_.pop_back();
    if (closed.seen.contains("<<")) {
      merge_keys(closed.node, [&](const Node& wrong) {
        report_.add(base::error_at(base::Kind::wrong_type, block_.place(wrong.offset, wrong.length),
                                   "\"<<\" takes a map, not " + std::string(kind_name(wrong)),
                                   "write \"<<: *NAME\", where a map is marked with &NAME"));
      });
    }
    add(std::move(closed.node), closed.anchor);
  }

  void add(Node node, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = node;
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    OpenNode& parent = open_.back();
    const bool is_key =
        parent.node.kind == Kind::map && parent.node.keys.size() == parent.node.items.size();
    if (is_key) {
      check_key(parent, node);
      parent.node.keys.push_back(std::move(node));
    } else {
      parent.node.items.push_back(std::move(node));
    }
  }

  void check_key(OpenNode& map, const Node& key) {
    // The mark of an omitted value is that of the next key. A text "null" at that place belongs to
    // the key.
    if (!map.node.items.empty() && map.node.items.back().offset == key.offset &&
        map.node.items.back().kind == Kind::null) {
      map.node.items.back().text.clear();
      map.node.items.back().length = 1;
      move_before_gap(map.node.items.back());
    }
    if (key.kind == Kind::list || key.kind == Kind::map) {
      const bool braces = block_.text.substr(0, block_.end).substr(key.offset).starts_with('{');
      throw ParseStop{base::error_at(
          base::Kind::yaml_syntax, block_.place(key.offset), "a key must be plain text",
          braces ? "quote the value when its braces are meant as text" : "")};
    }
    const auto [first, inserted] = map.seen.emplace(key.text, key.offset);
    if (inserted) return;
    const int line = block_.line_of(first->second);
    report_.add(base::error_at(base::Kind::duplicate_key, block_.place(key.offset, key.length),
                               "the key \"" + key.text + "\" is given twice",
                               "it stands on line " + std::to_string(line) + " already"));
  }

  const Block& block_;
  base::Report& report_;
  Node root_;
  Node last_scalar_;
  bool has_scalar_ = false;
  int documents_ = 0;
  std::size_t aliased_ = 0;
  std::vector<OpenNode> open_;
  std::map<YAML::anchor_t, Node> anchors_;
};

}  // namespace

std::optional<Node> parse(const Block& block, base::Report& report) {
  const std::string_view text = block.text.substr(block.begin, block.end - block.begin);
  if (text.size() > kMostBytes) {
    report.add(base::error_at(base::Kind::too_large, block.place(block.begin),
                              "more than a mebibyte of YAML",
                              "does the block end where it should?"));
    return std::nullopt;
  }
  base::Report found;
  Builder builder(block, found);
  try {
    std::istringstream stream(input_of(text));
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const ParseStop& stop) {
    found.add(stop.diagnostic);
  } catch (const YAML::Exception& exception) {
    found.add(
        syntax_fault(block, exception.msg, builder.offset_of(exception.mark), builder.progress()));
  }
  const bool failed = found.has_errors();
  report.add(found.sorted());
  if (failed) return std::nullopt;
  return builder.take_root();
}

}  // namespace yaml
