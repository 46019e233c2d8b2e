// Reads the block structure of a Markdown text line by line, as far as the limits need it.
//
// The result decides only whether a text is refused, so rare cases may differ from the parser. A
// line that might be text of a paragraph counts as text: a construct must not hide from the limits.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace markdown {

// A line after the marks of its quotations, lists and footnotes.
struct BlockLine {
  enum class Kind {
    blank,
    text,     // of a paragraph, of a table, or of HTML that ends at a blank line
    heading,  // or the line below a heading, or a thematic break
    hidden    // code, or HTML that only its own end mark closes
  };
  Kind kind = Kind::blank;
  bool continues = false;     // text: continues the text of the line before
  std::size_t begin = 0;      // of the content, in bytes of the line
  std::size_t depth = 0;      // how many quotations, list items and footnotes are open
  std::size_t last_mark = 0;  // byte of the innermost mark on this line
};

class BlockLines {
 public:
  // Deeper lines are not read to their end: their depth is kMost + 1.
  static constexpr std::size_t kMost = 100;

  // `line` is the next line of the text, without its end.
  BlockLine read(std::string_view line);

  // How many bytes were looked at so far; at most a constant times the bytes read and kMost.
  std::size_t steps() const { return steps_; }

 private:
  struct Container {
    enum class Kind { quotation, item, footnote };
    Kind kind = Kind::quotation;
    int indent = 0;        // item: columns that its lines are indented
    bool is_empty = true;  // item: it has no text yet
  };
  // The innermost block that takes lines.
  enum class Leaf { none, paragraph, fence, html };

  void begin(std::string_view line);
  void find_content();
  int indent() const { return content_column_ - column_; }
  bool is_blank() const { return content_ >= line_.size(); }
  char at(std::size_t byte) const { return byte < line_.size() ? line_[byte] : '\n'; }
  void skip_columns(int columns);
  void skip_to(std::size_t byte);

  std::size_t match_containers();
  bool matches(const Container& container);
  bool open_container(bool interrupts);
  bool open_footnote();
  bool open_item(bool interrupts);
  bool is_rule();
  BlockLine leaf_line(bool all_match, std::size_t matched);
  bool open_fence();
  bool closes_fence() const;
  bool open_html();
  bool closes_html() const;
  bool is_heading() const;

  std::vector<Container> open_;
  std::vector<Container> opened_;  // by the current line
  Leaf leaf_ = Leaf::none;
  char fence_ = 0;
  std::size_t fence_length_ = 0;
  int html_type_ = 0;  // 1 to 5, as CommonMark numbers the starts of HTML blocks

  std::string_view line_;
  std::size_t at_ = 0;  // the cursor: a byte and its column, which may be inside of a tab
  int column_ = 0;
  std::size_t content_ = 0;  // the next byte after white space
  int content_column_ = 0;
  std::size_t rule_ends_ = 0;  // no thematic break begins before this byte
  std::size_t last_mark_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace markdown
