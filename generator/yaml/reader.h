// Typed look-ups in a YAML tree: the value, or an error at its place.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "yaml/node.h"

namespace yaml {

// Of whole numbers, both ends included.
struct Range {
  int least = std::numeric_limits<int>::min();
  int most = std::numeric_limits<int>::max();
};

// An entry of a map. Both outlive it.
struct Entry {
  const Node& key;
  const Node& value;
};

// A text and where it stands.
struct PlacedText {
  std::string text;
  base::Location location;
};

// Reads values of one block. A wrong value is reported, and nothing is returned; an absent one
// (empty, `~`, `null`) is nothing, too, without a word.
class Reader {
 public:
  // Both must outlive the reader.
  Reader(const Block& block, base::Report& report) : block_(block), report_(report) {}

  // Every entry of a map, in the order written; of nothing: none. Anything else is an error that
  // calls the value `name`.
  std::vector<Entry> entries(const Node& node, std::string_view name) const;

  // Scalars stay as they are written: `no`, `0123`, and `Null` (but not `null`) are texts.
  std::optional<std::string> text(const Entry& entry) const;
  // `true` or `false`, quoted or not.
  std::optional<bool> truth(const Entry& entry) const;
  std::optional<int> number(const Entry& entry, Range range) const;
  // A list of texts, or one text. Items that are empty are left out with a warning.
  std::vector<PlacedText> texts(const Entry& entry) const;

  // Warns that a key is none of `known`, with the nearest of them, or else with `otherwise`.
  void unknown(const Node& key, std::string_view noun, std::span<const std::string_view> known,
               std::string otherwise = {}) const;

  // "…" must be `wanted`, not what it is.
  void wrong_kind(const Entry& entry, std::string_view wanted) const;

  base::Location place(const Node& node) const { return block_.place(node.offset, node.length); }
  void error(const Node& node, std::string message, std::string hint = {}) const;
  void error(base::Location location, std::string message, std::string hint = {}) const;
  void warn(const Node& node, std::string message, std::string hint = {}) const;
  void warn(base::Location location, std::string message, std::string hint = {}) const;

 private:
  const Block& block_;
  base::Report& report_;
};

// Whether nothing was meant: empty, `~` or `null`. (`Null` may be a name.)
bool is_absent(const Node& node);

}  // namespace yaml
