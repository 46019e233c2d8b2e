// YAML text → Node.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "yaml/node.h"

namespace yaml {

// A text that somebody wrote and how messages call it; both outlive what refers to it.
struct Source {
  std::string file;
  std::string_view text;
};

// Policies with lists of 60,000 phrases have about a megabyte.
inline constexpr std::size_t kMostBytes = std::size_t{8} << 20U;

// Reads one YAML document; an empty one is a null. Refused, each at its place: what is not UTF-8 or
// too long, a second document, a key that stands twice or is no text, aliases ("billion laughs"),
// nesting beyond any use. Without errors only there is a node.
std::optional<Node> parse(const Source& source, std::vector<base::Diagnostic>& errors);

}  // namespace yaml
