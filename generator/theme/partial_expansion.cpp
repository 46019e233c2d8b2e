#include "theme/partial_expansion.h"

#include <algorithm>

#include "base/spelling.h"

namespace theme {
namespace {

// Limits the growth by partials that use each other twice and so double the nodes at each level.
// Real templates stay far below.
constexpr std::size_t kMostNodes = 50'000;

class Expander {
 public:
  Expander(const ParsedFiles& files, base::Report& report) : files_(files), report_(report) {}

  void add(const std::vector<Node>& nodes, const std::string& indentation,
           std::vector<Node>& result) {
    for (const Node& node : nodes) {
      if (++count_ > kMostNodes) return;
      switch (node.token.kind) {
        case TokenKind::text:
          add_text(node, indentation, result);
          break;
        case TokenKind::call:
          add_indentation(node, indentation, result);
          result.push_back(node);
          break;
        case TokenKind::partial:
          add_partial(node, indentation, result);
          break;
        default:
          add_tag(node, indentation, result);
      }
    }
  }

  bool is_too_large() const { return count_ > kMostNodes; }

 private:
  static bool begins_line(const Node& node) {
    const std::size_t offset = node.token.offset;
    return offset == 0 || node.source->text[offset - 1] == '\n';
  }

  static void add_text(const Node& node, const std::string& indentation,
                       std::vector<Node>& result) {
    result.push_back(node);
    if (indentation.empty()) return;
    std::string indented;
    bool at_line_start = begins_line(node);
    for (const char c : node.token.value) {
      if (at_line_start && c != '\n' && c != '\r') indented += indentation;
      indented += c;
      at_line_start = c == '\n';
    }
    result.back().token.value = std::move(indented);
  }

  // Indents a tag that begins a line without being alone on it.
  static void add_indentation(const Node& node, const std::string& indentation,
                              std::vector<Node>& result) {
    if (indentation.empty() || node.token.is_standalone || !begins_line(node)) return;
    Node blanks = {.token = {.kind = TokenKind::text, .value = indentation}, .source = node.source};
    result.push_back(std::move(blanks));
  }

  void add_tag(const Node& node, const std::string& indentation, std::vector<Node>& result) {
    add_indentation(node, indentation, result);
    result.push_back({.token = node.token, .source = node.source});
    if (depth_ == kDeepest) {
      const std::string deepest = std::to_string(kDeepest);
      return fail(base::Kind::too_large, node,
                  "with its partials this template nests sections deeper than " + deepest);
    }
    ++depth_;
    add(node.children, indentation, result.back().children);
    --depth_;
  }

  void add_partial(const Node& node, const std::string& indentation, std::vector<Node>& result) {
    const std::string& name = node.token.value;
    const auto file = files_.find(std::string(kPartialFolder) + name);
    if (file == files_.end())
      return fail(base::Kind::missing_template, node, "there is no partial \"" + name + "\"",
                  hint(name));
    const ParsedTemplate& partial = file->second;
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      return fail(base::Kind::template_circle, node, "partial \"" + name + "\" includes itself",
                  circle(name));
    }
    if (open_.size() == kDeepest) {
      return fail(base::Kind::too_large, node,
                  "partials are nested deeper than " + std::to_string(kDeepest));
    }
    add_indentation(node, indentation, result);
    open_.push_back(name);
    // Only a partial alone on its line is indented (the Mustache specification).
    add(partial.nodes, node.token.is_standalone ? indentation + node.token.indentation : "",
        result);
    open_.pop_back();
  }

  std::string hint(const std::string& name) const {
    std::vector<std::string_view> known;
    for (const auto& [key, parsed] : files_) {
      const std::string_view file = key;
      if (file.starts_with(kPartialFolder)) known.push_back(file.substr(kPartialFolder.size()));
    }
    std::string suggestion = base::did_you_mean(name, known);
    if (!suggestion.empty()) return suggestion;
    return "a partial is the file templates/" + std::string(kPartialFolder) + name + ".mustache";
  }

  std::string circle(const std::string& name) const {
    std::string path;
    for (auto at = std::find(open_.begin(), open_.end(), name); at != open_.end(); ++at) {
      path += *at + " → ";
    }
    return path + name;
  }

  void fail(base::Kind kind, const Node& node, std::string message, std::string hint = {}) {
    report_.add(base::error_at(kind,
                               node.source->locate(node.token.name_offset, node.token.value.size()),
                               std::move(message), std::move(hint)));
  }

  const ParsedFiles& files_;
  base::Report& report_;
  std::vector<std::string> open_;  // partials being expanded, outermost first
  std::size_t depth_ = 0;          // number of open sections
  std::size_t count_ = 0;
};

}  // namespace

std::vector<Node> expand(const ParsedTemplate& file, const ParsedFiles& files,
                         base::Report& report) {
  Expander expander(files, report);
  std::vector<Node> nodes;
  expander.add(file.nodes, "", nodes);
  if (expander.is_too_large()) {
    report.add(base::error_in(base::Kind::too_large, file.source->path,
                              "this template is too large with its partials: " +
                                  std::to_string(kMostNodes) + " tags and texts are the most"));
  }
  return nodes;
}

}  // namespace theme
