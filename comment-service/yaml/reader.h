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

// `source` and `errors` must outlive the reader. A wrong value is added to `errors`, and the
// look-up returns nothing.
class Reader {
 public:
  Reader(const Source& source, std::vector<base::Diagnostic>& errors)
      : source_(source), errors_(errors) {}

  void error(const Node& node, std::string message, std::string hint = {});
  // Adds `unknown NOUN "…"` with the nearest known name as hint.
  void unknown(const Node& node, std::string_view noun, std::span<const std::string_view> known);
  // Adds `WHAT must be WANTED, not a list`.
  void wrong_kind(const Node& node, std::string_view what, std::string_view wanted);

  // The value of a key; nullptr when the map does not have the key.
  static const Node* find(const Node& map, std::string_view key);
  // Whether the node is a map that has only these keys. `noun` names the keys in messages.
  bool is_map(const Node& node, std::string_view what, std::span<const std::string_view> keys,
              std::string_view noun = "key");
  std::optional<std::string> text(const Node& node, std::string_view what);
  // A whole number that is not negative.
  std::optional<std::int64_t> count(const Node& node, std::string_view what);

 private:
  const Source& source_;
  std::vector<base::Diagnostic>& errors_;
};

}  // namespace yaml
