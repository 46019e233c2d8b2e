#include "markdown/positions.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/line_columns.h"
#include "base/text.h"
#include "markdown/autolinks.h"

namespace markdown {
namespace {

// cmark-gfm's places are nearly right: what is meant is at most this many bytes away. The limit
// keeps the time linear for a long line full of links.
constexpr std::size_t kReach = 4096;

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

// GFM makes no autolink that begins behind a letter ("ahttp://a.org"); letters are ASCII there.
bool is_behind_letter(std::string_view line, std::size_t at) {
  if (at == 0) return false;
  const char lower = static_cast<char>(line[at - 1] | 0x20);
  return lower >= 'a' && lower <= 'z';
}

class Corrector {
 public:
  explicit Corrector(Tree& tree) : tree_(tree), lines_(tree.lines), columns_(tree.lines) {}

  // Call for every node in order of the text. A block that holds text comes before its text.
  void visit(Node& node) {
    if (node.content_lines > 0) begin_block(node);
    if (node.kind < Kind::text || block_ == nullptr || lines_.empty()) return;
    begin_line(node.line);
    if (node.kind == Kind::link || node.kind == Kind::image) {
      correct(node);
    } else if (node.line > 0) {
      passed_ = place_of({node.line, node.column}, Indentation::kept);
      if (node.kind == Kind::html_inline) correct_html(node);
    }
  }

 private:
  // cmark-gfm cuts the indentation of a paragraph's later lines, unless they are lazy (without the
  // marks of the quotation or list that they belong to).
  enum class Indentation { cut, kept };

  // A position as cmark-gfm reports it.
  struct Claim {
    int line = 0;
    int column = 0;
  };

  // How far the columns that are counted from one line were followed.
  struct Walk {
    std::size_t line = 0;
    std::size_t begin = 0;   // of the text on this line
    std::size_t passed = 0;  // columns of the lines before it
  };

  void begin_block(const Node& node) {
    block_ = &node;
    line_ = node.line;
    hidden_ = 0;
    // Link definitions at the beginning are not part of the text, but their lines belong to the
    // block.
    const int end = node.kind == Kind::heading ? underline(node) : node.end_line + 1;
    uncounted_ = std::max(0, end - node.line - node.content_lines);
    passed_ = at(node.line + uncounted_, 1);
    walks_.clear();
  }

  void begin_line(int line) {
    if (line <= line_) return;
    line_ = line;
    if (hidden_ > 0) walks_.clear();
    uncounted_ += std::exchange(hidden_, 0);
  }

  // cmark-gfm counts line ends in titles, destinations and labels as columns, not as lines.
  void end_at(const Claim& end) {
    if (end.line < line_) return;
    const Place place = place_of(end, Indentation::kept);
    const int counted = static_cast<int>(place.line) + 1 - end.line - uncounted_;
    hidden_ = std::max(hidden_, counted);
  }

  void correct(Node& node) {
    const bool autolink = is_autolink(tree_, node);
    const Place place =
        autolink ? autolink_place(tree_[node.first_child].text) : bracket_place(node);
    if (!autolink) end_at({node.end_line, node.end_column});
    passed_ = {place.line, std::min(place.column + 1, lines_[place.line].size())};
    node.line = static_cast<int>(place.line) + 1;
    node.column = columns_.column(place.line, place.column);
  }

  void correct_html(Node& html) {
    const std::string_view text = html.text;
    const Place place = nearest(passed_, text.substr(0, text.find_first_of("\r\n")));
    html.line = static_cast<int>(place.line) + 1;
    html.column = columns_.column(place.line, place.column);
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

  // The column where the text of the block begins on a line, after quote marks and indentation.
  std::size_t content_begin(std::size_t line, Indentation indentation) const {
    if (uncounted_ == 0 && static_cast<int>(line) + 1 == block_->line) {
      return at(block_->line, block_->column).column;
    }
    const std::size_t text = std::min(lines_[line].find_first_not_of(" \t>"), lines_[line].size());
    if (indentation == Indentation::cut) return text;
    const std::size_t mark = lines_[line].substr(0, text).rfind('>');
    return mark == std::string_view::npos ? 0 : std::min(mark + 2, text);
  }

  // Line ends may be counted as columns, so that the place is many lines further. Places come in
  // the order of the text, so each walk goes on where the last one from its line ended.
  Place place_of(const Claim& claim, Indentation indentation) {
    const std::size_t first = at(claim.line + uncounted_, 1).line;
    const auto offset = static_cast<std::size_t>(std::max(0, claim.column - block_->column));
    const auto [found, is_new] = walks_.try_emplace({first, indentation});
    Walk& walk = found->second;
    if (is_new || walk.passed > offset) walk = {first, content_begin(first, indentation), 0};
    while (offset - walk.passed > lines_[walk.line].size() - walk.begin &&
           walk.line + 1 < lines_.size()) {
      walk.passed += lines_[walk.line].size() - walk.begin + 1;
      ++walk.line;
      walk.begin = content_begin(walk.line, indentation);
    }
    return {walk.line, std::min(walk.begin + offset - walk.passed, lines_[walk.line].size())};
  }

  // Finds an autolink by its text, which stands unchanged in the source, after the previous node.
  Place autolink_place(std::string_view text) const {
    const auto end = static_cast<std::size_t>(std::max(block_->end_line, 1));
    std::size_t reach = kReach + text.size();
    for (Place place = passed_; place.line < std::min(end, lines_.size()) && reach > 0;
         place = {place.line + 1, 0}) {
      const std::string_view line = lines_[place.line].substr(0, place.column + reach);
      std::size_t found = line.find(text, place.column);
      while (found != std::string_view::npos && is_behind_letter(line, found))
        found = line.find(text, found + 1);
      reach -= std::min(reach, line.size() - place.column + 1);
      if (found == std::string_view::npos) continue;
      const bool bracket = found > 0 && (line[found - 1] == '<' || line[found - 1] == '[');
      return {place.line, bracket ? found - 1 : found};
    }
    return passed_;
  }

  // The position of the opening bracket of a link or image, among the positions it may have.
  Place bracket_place(const Node& node) {
    const std::string_view bracket = node.kind == Kind::image ? "![" : "[";
    // A link over several lines has the line of its end, so the line of its text is tried first.
    const int text_line = node.first_child == kNoNode ? 0 : tree_[node.first_child].line;
    for (const int line : {text_line, node.line}) {
      if (line <= 0) continue;
      for (const Indentation indentation : {Indentation::cut, Indentation::kept}) {
        const Place place = place_of({line, node.column}, indentation);
        if (lines_[place.line].substr(place.column, bracket.size()) == bracket) return place;
      }
    }
    return nearest(place_of({node.line, node.column}, Indentation::cut), bracket);
  }

  // Columns in table cells are off by one for each escaped pipe: the nearest bracket is meant.
  Place nearest(Place place, std::string_view text) const {
    const std::string_view whole = lines_[place.line];
    const std::size_t begin = place.column - std::min(place.column, kReach);
    const std::string_view line = whole.substr(begin, place.column - begin + kReach + text.size());
    const std::size_t column = place.column - begin;
    const std::size_t after = line.find(text, column);
    const std::size_t before = line.rfind(text, column);
    if (after == std::string_view::npos && before == std::string_view::npos) return place;
    const bool is_after = before == std::string_view::npos ||
                          (after != std::string_view::npos && after - column < column - before);
    return {place.line, begin + (is_after ? after : before)};
  }

  Tree& tree_;
  const std::vector<std::string_view>& lines_;
  base::LineColumns columns_;
  const Node* block_ = nullptr;
  int uncounted_ = 0;  // lines of the block so far that cmark-gfm does not count
  int line_ = 0;       // the counted line of the last node
  int hidden_ = 0;     // line ends in `line_` that were counted as columns
  Place passed_;       // the next node in the block is not before this place
  std::map<std::pair<std::size_t, Indentation>, Walk> walks_;  // by the line they begin at
};

}  // namespace

void correct_positions(Tree& tree, std::string_view body) {
  tree.lines = lines_of(body);
  Corrector corrector(tree);
  for (Node& node : tree.nodes) corrector.visit(node);
}

}  // namespace markdown
