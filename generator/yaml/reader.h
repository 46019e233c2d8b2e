// Typed look-ups in a YAML tree: the value, or an error at its place.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "base/value.h"
#include "yaml/node.h"

namespace yaml {

// A range of whole numbers that includes both ends.
struct Range {
  int least = std::numeric_limits<int>::min();
  int most = std::numeric_limits<int>::max();
};

// An entry of a map. Key and value must outlive it.
struct Entry {
  const Node& key;
  const Node& value;
};

// A text and its location.
struct PlacedText {
  std::string text;
  base::Location location;
};

// Reads values of one block. A wrong value is reported, and the function returns nothing. An absent
// value (empty, `~`, `null`) also returns nothing, without a report.
//
// No page and no feed can contain control characters except tab and line ends (YAML 1.2.2, 5.1). A
// text that is read is an error when it has one. A value that nobody reads may have any.
class Reader {
 public:
  // `block` and `report` must outlive the reader.
  Reader(const Block& block, base::Report& report) : block_(block), report_(report) {}

  // The entries of a map in file order; no entries for an absent value or a text of white
  // space alone. Any other kind is an error, which calls the value `name`. A key with a control
  // character is skipped with a warning.
  std::vector<Entry> entries(const Node& node, std::string_view name) const;

  // Scalars are returned as written: `no`, `0123` and `Null` (but not `null`) are texts.
  std::optional<std::string> text(const Entry& entry) const;
  // The same, but a text of white space alone counts as absent.
  std::optional<std::string> filled_text(const Entry& entry) const;
  // `true` or `false`, quoted or not. A text of white space alone counts as absent.
  std::optional<bool> truth(const Entry& entry) const;
  // A text of white space alone counts as absent.
  std::optional<int> number(const Entry& entry, Range range) const;
  // A list of texts, or a single text. Empty texts are skipped, an item without a text with a
  // warning.
  std::vector<PlacedText> texts(const Entry& entry) const;
  // The text of a scalar as written.
  std::optional<std::string> scalar(const Node& node) const;
  // The plain value of any node. Unquoted `true` and `false` become truth values; all other scalars
  // stay texts.
  base::Value value(const Node& node) const;

  // Warns that a key is unknown. The hint is the nearest known key, or else `otherwise`.
  void unknown(const Node& key, std::string_view noun, std::span<const std::string_view> known,
               std::string otherwise = {}) const;

  // Reports that the value must be `wanted`, and names its actual kind.
  void wrong_kind(const Entry& entry, std::string_view wanted) const;

  base::Location place(const Node& node) const { return block_.place(node.offset, node.length); }
  void error(base::Kind kind, const Node& node, std::string message, std::string hint = {}) const;
  void error(base::Kind kind, base::Location location, std::string message,
             std::string hint = {}) const;
  void warn(base::Kind kind, const Node& node, std::string message, std::string hint = {}) const;
  void warn(base::Kind kind, base::Location location, std::string message,
            std::string hint = {}) const;

 private:
  base::ValueMap value_of_map(const Node& node) const;

  const Block& block_;
  base::Report& report_;
};

// Whether a value is absent: empty, `~` or `null`. (`Null` may be a name.)
bool is_absent(const Node& node);
// Whether a value is absent or a text of white space alone.
bool is_blank(const Node& node);

}  // namespace yaml
