#include "policy/phrases.h"

namespace policy {
namespace {

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return std::uint64_t{node} << 32U | word;
}

}  // namespace

Phrases::Phrases(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    Node node = 0;
    for (base::Token& token : base::tokens(phrase)) {
      const auto next_word = static_cast<Word>(words_.size() + 1);
      const Word word = words_.try_emplace(std::move(token.text), next_word).first->second;
      const auto next_node = static_cast<Node>(ends_.size());
      const auto [found, added] = edges_.try_emplace(edge(node, word), next_node);
      if (added) ends_.push_back(false);
      node = found->second;
    }
    // A phrase without any word marks the root, where no search ends.
    ends_[node] = true;
  }
}

std::vector<Phrases::Word> Phrases::words_of(const std::vector<base::Token>& text) const {
  std::vector<Word> words;
  words.reserve(text.size());
  for (const base::Token& token : text) {
    const auto found = words_.find(token.text);
    words.push_back(found == words_.end() ? kUnknown : found->second);
  }
  return words;
}

std::optional<Phrases::Node> Phrases::child(Node node, Word word) const {
  if (word == kUnknown) return std::nullopt;
  const auto found = edges_.find(edge(node, word));
  if (found == edges_.end()) return std::nullopt;
  return found->second;
}

template <class Visit>
void Phrases::each_from(const std::vector<Word>& text, std::size_t begin, Visit&& visit) const {
  Node node = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const std::optional<Node> next = child(node, text[at]);
    if (!next) return;
    node = *next;
    if (ends_[node]) visit(at + 1);
  }
}

std::optional<TokenRange> Phrases::first_in(const std::vector<base::Token>& text) const {
  const std::vector<Word> words = words_of(text);
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::size_t end = 0;
    each_from(words, begin, [&end](std::size_t found) { end = found; });
    if (end != 0) return TokenRange{begin, end};
  }
  return std::nullopt;
}

bool Phrases::consists_of_phrases(const std::vector<base::Token>& text) const {
  const std::vector<Word> words = words_of(text);
  // reached[i]: whether a gapless sequence of phrases covers the tokens before i.
  std::vector<bool> reached(words.size() + 1, false);
  reached[0] = !words.empty();
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!reached[begin]) continue;
    each_from(words, begin, [&reached](std::size_t end) { reached[end] = true; });
  }
  return reached[words.size()];
}

}  // namespace policy
