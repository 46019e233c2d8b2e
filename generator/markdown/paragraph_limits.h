// Counts what makes the inlines of one paragraph expensive. Part of limits.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace markdown {

// A limit that a text exceeds, and the byte offset in the body where it does.
struct Excess {
  enum class Kind {
    nesting,
    cells,
    missing_cells,
    delimiters,
    images,
    emphasis,
    tags,
    closing,
    addresses,
    growth
  };
  Kind kind = Kind::nesting;
  std::size_t offset = 0;
};

class ParagraphLimits {
 public:
  // Adds a line or cell row of the paragraph, which begins at byte `offset` of the body.
  std::optional<Excess> add(std::string_view text, std::size_t offset);
  // Ends the paragraph; the next line begins another.
  std::optional<Excess> finish();

 private:
  // Openers that the parser searches an end for, again and again: "<?", "<![CDATA[", "<!A".
  struct Openers {
    std::size_t open = 0;  // without an end so far
    std::size_t total = 0;
    std::size_t place = 0;  // of the first one too many
  };

  std::size_t special(std::string_view text, std::size_t at, std::size_t offset);
  void open_bracket(bool is_image, std::size_t place);
  void close_bracket(std::size_t place);
  void open_tag(std::string_view rest, std::size_t place);
  void close_tag(std::string_view before);
  std::optional<Excess> end_word();
  std::optional<Excess> end_run(std::size_t length, std::size_t place);

  std::size_t begin_ = 0;
  std::size_t length_ = 0;
  std::vector<bool> brackets_;  // the open ones: whether each is an image
  std::size_t open_images_ = 0;
  std::optional<std::size_t> images_place_;  // of the first open image too many
  std::size_t images_ = 0;
  std::size_t closers_ = 0;
  std::size_t emphases_ = 0;                   // runs of "*", "_" and "~" so far
  std::size_t emphasis_end_ = 0;               // the byte behind the last one
  std::optional<std::size_t> emphasis_place_;  // of the first bracket too many
  std::array<Openers, 3> openers_;

  bool has_address_ = false;  // the current word has "www." or "://"
  std::size_t closing_ = 0;   // parentheses at its end so far
  std::size_t closing_place_ = 0;
  std::size_t addresses_ = 0;  // in the current run of characters without white space

  // Over all paragraphs. They bound what code spans and tags can hide from the counts above.
  std::size_t image_steps_ = 0;
  std::size_t emphasis_steps_ = 0;
  std::size_t address_steps_ = 0;
  std::size_t opener_steps_ = 0;
};

}  // namespace markdown
