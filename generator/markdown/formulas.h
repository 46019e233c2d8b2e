// Finds formulas in TeX, which scripts in the browser typeset.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace markdown {

// The formulas of one text.
class Formulas {
 public:
  // `body` must outlive this object.
  explicit Formulas(std::string_view body);

  // Whether byte `at` lies in `$$…$$`, or in `$…$` on one line. A dollar before a space opens no
  // formula. A dollar after a space or before a digit closes no formula (Pandoc's rule for prices).
  // Each line is read once if the bytes come in rising order.
  bool contain(std::size_t at);

 private:
  void read_line(std::size_t at);

  std::string_view body_;
  std::vector<std::size_t> marks_;  // of "$$", in order
  std::size_t last_mark_ = 0;  // the last byte where "$$" stands; 0: nowhere or at the beginning
  // The half-open range of the line read last, and the ranges of its formulas.
  std::size_t line_begin_ = 0;
  std::size_t line_end_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> in_line_;
};

}  // namespace markdown
