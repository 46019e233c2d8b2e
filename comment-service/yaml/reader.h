// Typed look-ups in a YAML tree: the value, or an error at its place.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/parse.h"

namespace yaml {

// Both outlive the reader. What is wrong is collected; what is asked for is then nothing.
class Reader {
 public:
  Reader(const Source& source, std::vector<base::Diagnostic>& errors)
      : source_(source), errors_(errors) {}

  void error(const Node& node, std::string message, std::string hint = {});
  // `unknown NOUN "…"`, with the nearest of those that are known.
  void unknown(const Node& node, std::string_view noun, std::span<const std::string_view> known);
  // `WHAT must be WANTED, not a list`.
  void wrong_kind(const Node& node, std::string_view what, std::string_view wanted);

  // The value of a key, nullptr when the map has none.
  static const Node* find(const Node& map, std::string_view key);
  // Whether it is a map with no keys but these. `noun` is what the keys are called.
  bool is_map(const Node& node, std::string_view what, std::span<const std::string_view> keys,
              std::string_view noun = "key");
  std::optional<std::string> text(const Node& node, std::string_view what);
  // A whole number from 0 on.
  std::optional<std::int64_t> count(const Node& node, std::string_view what);
  std::optional<bool> truth(const Node& node, std::string_view what);

 private:
  const Source& source_;
  std::vector<base::Diagnostic>& errors_;
};

}  // namespace yaml
