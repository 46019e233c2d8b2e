// Searches a text for a list of words and phrases in one pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/folding.h"

namespace policy {

// Half-open token range [begin, end) of a text.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A trie whose edges are whole words: "good post" matches "Good, post!" but never "goodness posts".
// A search takes at most (words of the text) × (words of the longest phrase) steps.
class Phrases {
 public:
  // Phrases without any word are ignored.
  explicit Phrases(const std::vector<std::string>& phrases);

  // The first match in the text; at each position the longest phrase wins.
  std::optional<TokenRange> first_in(const std::vector<base::Token>& text) const;
  // Whether the text consists only of phrases of this list.
  bool consists_of_phrases(const std::vector<base::Token>& text) const;

 private:
  using Word = std::uint32_t;
  using Node = std::uint32_t;
  static constexpr Word kUnknown = 0;

  std::vector<Word> words_of(const std::vector<base::Token>& text) const;
  std::optional<Node> child(Node node, Word word) const;
  // Calls visit(end) for each phrase that begins at `begin`, the shorter ones first.
  template <class Visit>
  void each_from(const std::vector<Word>& text, std::size_t begin, Visit&& visit) const;

  // Words and nodes count from 1. Node 0 is the root.
  std::unordered_map<std::string, Word> words_;
  std::unordered_map<std::uint64_t, Node> edges_;
  std::vector<bool> ends_ = {false};
};

}  // namespace policy
