#include "yaml/parse.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "base/text.h"

namespace yaml {
namespace {

// No file of ours needs more than a handful of levels. The limit makes recursion over the tree
// safe.
constexpr std::size_t kDeepest = 40;

// Leaves the parser when going on makes no sense. parse() below catches it.
struct ParseStop {
  base::Diagnostic diagnostic;
};

// A message of yaml-cpp, the message that we show instead, and its hint.
struct SyntaxMessage {
  std::string_view said;
  std::string_view message;
  std::string_view hint;
};

constexpr std::string_view kNoAliases = "aliases are not supported";
constexpr std::string_view kQuoteStar = "quote the value when its \"*\" is meant as text";

constexpr std::array kSyntaxMessages = {
    SyntaxMessage{"flow not found", "this bracket is not closed", "close it, or quote the value"},
    SyntaxMessage{"illegal flow end", "this bracket closes nothing",
                  "remove it, or quote the value"},
    SyntaxMessage{"illegal map value", "\": \" cannot stand in a value without quotes",
                  "quote the value, or look at how its line is indented"},
    SyntaxMessage{"end of map not found", "this does not fit what stands above",
                  "indent it as the other lines, and close every quote"},
    SyntaxMessage{"end of sequence not found", "this does not fit what stands above",
                  "indent it as the other lines, and close every quote"},
    SyntaxMessage{"referenced anchor is not defined", kNoAliases, kQuoteStar},
    SyntaxMessage{"unknown token", "a value cannot begin like this", "quote the value"},
};

// The offset after the closing quote of the text that begins at `begin` with a quote. Returns npos
// when the quote is never closed.
std::size_t quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    const bool doubled = quote == '\'' && text.substr(at).starts_with("''");
    if (doubled || (quote == '"' && text[at] == '\\')) {
      ++at;
    } else if (text[at] == quote) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

// Builds the tree from yaml-cpp's events. They arrive in the order of the text, and keys alternate
// with values.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const Source& source, std::vector<base::Diagnostic>& errors)
      : source_(source), errors_(errors) {}

  Node take_root() { return std::move(root_); }
  // The offset of the innermost open bracket, or `otherwise` when no bracket is open.
  std::size_t open_bracket(std::size_t otherwise) const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      const std::string_view rest = source_.text.substr(open->node.offset);
      if (rest.starts_with('[') || rest.starts_with('{')) return open->node.offset;
    }
    return otherwise;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    // On some broken input yaml-cpp starts documents endlessly. This check also ends that loop.
    if (++documents_ > 1) stop(mark, 3, "a second YAML document", "put all into the first one");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    Node node = make(Kind::null, mark);
    // yaml-cpp names the next token, which may be lines below the key without a value.
    if (!open_.empty() && lacks_value(open_.back().node)) {
      node.offset = open_.back().node.keys.back().offset;
      node.length = open_.back().node.keys.back().length;
    }
    add(std::move(node));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    stop(mark, 1, std::string(kNoAliases), std::string(kQuoteStar));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                const std::string& value) override {
    Node node = make(Kind::scalar, mark);
    node.text = value;
    const char first = node.offset < source_.text.size() ? source_.text[node.offset] : ' ';
    const bool quoted = first == '"' || first == '\'';
    node.length = std::max<std::size_t>(value.size(), 1);
    if (quoted) {
      // yaml-cpp takes the rest of the file as the text when a quote is never closed.
      const std::size_t end = quoted_end(source_.text, node.offset);
      if (end == std::string_view::npos)
        stop(mark, 1, "this quote is never closed", "write the same quote at the end of the text");
      node.length = end - node.offset;
    }
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                       YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {
    start(make(Kind::list, mark), mark);
  }
  void OnSequenceEnd() override { finish(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    start(make(Kind::map, mark), mark);
  }
  void OnMapEnd() override { finish(); }

 private:
  struct OpenNode {
    Node node;
    std::set<std::string> seen = {};
  };

  static std::size_t offset_of(const YAML::Mark& mark) {
    return static_cast<std::size_t>(std::max(mark.pos, 0));
  }

  static bool lacks_value(const Node& map) { return map.keys.size() > map.items.size(); }

  static Node make(Kind kind, const YAML::Mark& mark) { return {kind, {}, offset_of(mark)}; }

  [[noreturn]] void stop(const YAML::Mark& mark, std::size_t length, std::string message,
                         std::string hint) const {
    throw ParseStop{base::error_at({source_.file, source_.text, offset_of(mark), length},
                                   std::move(message), std::move(hint))};
  }

  void start(Node node, const YAML::Mark& mark) {
    if (open_.size() == kDeepest) stop(mark, 1, "too many values inside each other", "");
    open_.push_back({std::move(node)});
  }

  void finish() {
    Node closed = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(closed));
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    OpenNode& parent = open_.back();
    const bool is_key = parent.node.kind == Kind::map && !lacks_value(parent.node);
    if (is_key) check_key(parent, node);
    (is_key ? parent.node.keys : parent.node.items).push_back(std::move(node));
  }

  void check_key(OpenNode& map, const Node& key) {
    const base::Place place{source_.file, source_.text, key.offset, key.length};
    if (key.kind != Kind::scalar) {
      errors_.push_back(base::error_at(place, "a key must be a text"));
    } else if (!map.seen.insert(key.text).second) {
      errors_.push_back(base::error_at(place, "the key \"" + key.text + "\" stands here twice"));
    }
  }

  const Source& source_;
  std::vector<base::Diagnostic>& errors_;
  Node root_;
  std::vector<OpenNode> open_;
  int documents_ = 0;
};

base::Diagnostic syntax_error(const Source& source, const Builder& builder,
                              const YAML::Exception& error) {
  auto offset = static_cast<std::size_t>(std::max(error.mark.pos, 0));
  for (const SyntaxMessage& saying : kSyntaxMessages) {
    if (error.msg.find(saying.said) == std::string::npos) continue;
    if (saying.message.ends_with("not closed")) offset = builder.open_bracket(offset);
    return base::error_at({source.file, source.text, offset}, std::string(saying.message),
                          std::string(saying.hint));
  }
  return base::error_at({source.file, source.text, offset}, "invalid YAML: " + error.msg);
}

}  // namespace

std::optional<Node> parse(const Source& source, std::vector<base::Diagnostic>& errors) {
  const auto wrong = [&](std::size_t offset, std::string message) {
    errors.push_back(base::error_at({source.file, source.text, offset}, std::move(message)));
  };
  if (!base::is_valid_utf8(source.text)) {
    errors.push_back(base::error_at({source.file, ""}, "the file is not valid UTF-8"));
    return std::nullopt;
  }
  if (source.text.size() > kMostBytes) {
    wrong(kMostBytes, "the file has more than " + std::to_string(kMostBytes) + " bytes");
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  Builder builder(source, errors);
  try {
    std::istringstream stream{std::string(source.text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const ParseStop& stopped) {
    errors.push_back(stopped.diagnostic);
  } catch (const YAML::Exception& error) {
    errors.push_back(syntax_error(source, builder, error));
  }
  if (errors.size() != before) return std::nullopt;
  return builder.take_root();
}

}  // namespace yaml
