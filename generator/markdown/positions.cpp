#include "markdown/positions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace markdown {
namespace {

// A place in the source: line from 0, column from 0 in bytes.
struct Place {
  std::size_t line = 0;
  std::size_t column = 0;
};

std::vector<std::string_view> lines_of(std::string_view body) {
  std::vector<std::string_view> lines;
  while (!body.empty()) {
    const std::size_t end = body.find_first_of("\r\n");
    lines.push_back(body.substr(0, end));
    if (end == std::string_view::npos) break;
    const bool two = body[end] == '\r' && end + 1 < body.size() && body[end + 1] == '\n';
    body.remove_prefix(end + (two ? 2 : 1));
  }
  return lines;
}

class Corrector {
 public:
  Corrector(Tree& tree, std::string_view body) : tree_(tree), lines_(lines_of(body)) {}

  // Every node, in order of the text. A block that holds text comes before its text.
  void visit(Node& node) {
    if (node.content_lines > 0) begin_block(node);
    if (node.kind < Kind::text || block_ == nullptr || lines_.empty()) return;
    if (node.line > 0) corrected_ = place_of(node, node.line);
    if (node.kind != Kind::link && node.kind != Kind::image) return;
    if (is_autolink(node)) {
      find_autolink(tree_[node.first_child].text);
    } else {
      find_bracket(node, node.kind == Kind::image ? "![" : "[");
    }
    const std::string_view before = lines_[corrected_.line].substr(0, corrected_.column);
    node.line = static_cast<int>(corrected_.line) + 1;
    node.column = static_cast<int>(base::character_count(before)) + 1;
  }

 private:
  void begin_block(const Node& node) {
    block_ = &node;
    // Definitions of links at the beginning have left the text, but not the count of lines.
    const int end = node.kind == Kind::heading ? underline(node) : node.end_line + 1;
    removed_ = std::max(0, end - node.line - node.content_lines);
    corrected_ = at(node.line + removed_, 1);
  }

  // The line below a heading's text (its end_line is one more at times).
  int underline(const Node& heading) const {
    if (heading.end_line == heading.line) return heading.line + 1;
    for (int line = heading.line + 1; line <= heading.end_line; ++line) {
      const std::string_view text = base::trim(lines_[at(line, 1).line]);
      const std::size_t mark = text.find_first_not_of(" \t>");
      if (mark == std::string_view::npos || (text[mark] != '=' && text[mark] != '-')) continue;
      if (text.find_first_not_of(text[mark], mark) == std::string_view::npos) return line;
    }
    return heading.line + heading.content_lines;
  }

  Place at(int line, int column) const {
    Place place;
    place.line = std::min(static_cast<std::size_t>(std::max(line, 1)) - 1, lines_.size() - 1);
    place.column =
        std::min(static_cast<std::size_t>(std::max(column, 1)) - 1, lines_[place.line].size());
    return place;
  }

  // Where the text of a line of the block begins: after indentation and marks of quotations.
  std::size_t content_begin(std::size_t line) const {
    if (removed_ == 0 && static_cast<int>(line) + 1 == block_->line)
      return at(block_->line, block_->column).column;
    return std::min(lines_[line].find_first_not_of(" \t>"), lines_[line].size());
  }

  Place place_of(const Node& node, int claimed_line) const {
    Place place = at(claimed_line + removed_, 1);
    auto offset = static_cast<std::size_t>(std::max(0, node.column - block_->column));
    // Line ends in titles and destinations are counted as columns.
    std::size_t length = lines_[place.line].size() - content_begin(place.line);
    while (offset > length && place.line + 1 < lines_.size()) {
      offset -= length + 1;
      ++place.line;
      length = lines_[place.line].size() - content_begin(place.line);
    }
    place.column = std::min(content_begin(place.line) + offset, lines_[place.line].size());
    return place;
  }

  // `<https://a.org>`, or one without brackets: the text is the destination, maybe without scheme.
  bool is_autolink(const Node& link) const {
    if (link.kind != Kind::link || link.first_child == kNoNode) return false;
    const std::string_view text = tree_[link.first_child].text;
    const std::string_view target = link.text;
    if (text.empty() || target.size() < text.size()) return false;
    const std::string_view scheme = target.substr(0, target.size() - text.size());
    if (target.substr(scheme.size()) != text) return false;
    return scheme.empty() || scheme == "mailto:" || scheme == "http://";
  }

  // The text of an autolink stands in the source as it is, after what came before it.
  void find_autolink(std::string_view text) {
    const auto end = static_cast<std::size_t>(std::max(block_->end_line, 1));
    for (Place place = corrected_; place.line < std::min(end, lines_.size());
         place = {place.line + 1, 0}) {
      const std::string_view line = lines_[place.line];
      const std::size_t found = line.find(text, place.column);
      if (found == std::string_view::npos) continue;
      corrected_ = {place.line, found > 0 && line[found - 1] == '<' ? found - 1 : found};
      return;
    }
  }

  bool stands_at(const Place& place, std::string_view bracket) const {
    return lines_[place.line].substr(place.column, bracket.size()) == bracket;
  }

  void find_bracket(const Node& node, std::string_view bracket) {
    // A link that goes over lines has the line of its end; the text in it knows better.
    const int text_line = node.first_child == kNoNode ? 0 : tree_[node.first_child].line;
    if (text_line > 0 && text_line < node.line) {
      const Place place = place_of(node, text_line);
      if (stands_at(place, bracket)) {
        corrected_ = place;
        return;
      }
    }
    // Columns in table cells are off by one for each escaped pipe: the nearest bracket is meant.
    const std::string_view line = lines_[corrected_.line];
    const std::size_t after = line.find(bracket, corrected_.column);
    const std::size_t before = line.rfind(bracket, corrected_.column);
    if (after == corrected_.column || (after == before)) return;
    if (before == std::string_view::npos ||
        (after != std::string_view::npos &&
         after - corrected_.column < corrected_.column - before)) {
      corrected_.column = after;
    } else {
      corrected_.column = before;
    }
  }

  Tree& tree_;
  const std::vector<std::string_view> lines_;
  const Node* block_ = nullptr;
  int removed_ = 0;  // lines of link definitions at the beginning of the block
  Place corrected_;  // of the last text or mark that has a place
};

}  // namespace

void correct_positions(Tree& tree, std::string_view body) {
  Corrector corrector(tree, body);
  for (Node& node : tree.nodes) corrector.visit(node);
}

}  // namespace markdown
