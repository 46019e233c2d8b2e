// A list of words and phrases, found in a text in one pass however long the list is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/folding.h"

namespace policy {

// The tokens [begin, end) of a text.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A tree whose edges are whole words: "good post" is found in "Good, post!", never in "goodness
// posts". A search takes at most as many steps as the text has words times the longest phrase has.
class Phrases {
 public:
  // A phrase without a word in it is left out.
  explicit Phrases(const std::vector<std::string>& phrases);

  // The first phrase in the text, at each place the longest.
  std::optional<TokenRange> first_in(const std::vector<base::Token>& text) const;
  // Whether the text is these phrases, one or several, and nothing else.
  bool make_up(const std::vector<base::Token>& text) const;

 private:
  using Word = std::uint32_t;
  using Node = std::uint32_t;
  static constexpr Word kUnknown = 0;

  std::vector<Word> words_of(const std::vector<base::Token>& text) const;
  std::optional<Node> child(Node node, Word word) const;
  // Calls visit(end) for each phrase that begins at `begin`, shorter ones first.
  template <class Visit>
  void each_from(const std::vector<Word>& text, std::size_t begin, Visit&& visit) const;

  // Words and nodes count from 1; node 0 is the root.
  std::unordered_map<std::string, Word> words_;
  std::unordered_map<std::uint64_t, Node> edges_;
  std::vector<bool> ends_ = {false};
};

}  // namespace policy
