// Parses YAML text into a tree of nodes. Only parse.cpp uses yaml-cpp.
#pragma once

#include <cstddef>
#include <optional>

#include "base/report.h"
#include "yaml/node.h"

namespace yaml {

// Front matter and configuration are small. A larger text is a mistake or an attack.
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
// The most values that all aliases of a block may add together ("billion laughs").
constexpr std::size_t kMostAliasedValues = 10'000;
// The most values inside each other. The library has the same limit for what is written.
constexpr std::size_t kMostLevels = 500;

// Parses one YAML document (version 1.2, as far as yaml-cpp supports it). An empty one becomes a
// null. Each of these is an error at its place: a second document, a duplicate key, a key that is
// not a plain text, an alias inside its own target, control characters, and a quote that is never
// closed (yaml-cpp takes the rest of the file as its text). Merge keys (`<<`) of YAML 1.1 are
// supported, because Ruby, Go and JavaScript support them. Adds errors to `report` and then returns
// nothing.
std::optional<Node> parse(const Block& block, base::Report& report);

}  // namespace yaml
