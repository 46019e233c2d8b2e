// YAML text → Node. The only user of yaml-cpp is parse.cpp.
#pragma once

#include <cstddef>
#include <optional>

#include "base/report.h"
#include "yaml/node.h"

namespace yaml {

// Front matter and configuration are small; more is a mistake or an attack.
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
// How many values all aliases of a block may add together ("billion laughs").
constexpr std::size_t kMostAliasedValues = 10'000;

// Reads one YAML document (1.2, as far as yaml-cpp knows it). An empty one is a null. Refused, each
// at its place: a second document, a key given twice or that is no plain text, an alias inside what
// it names, control characters, a quote that is never closed (yaml-cpp takes the rest of the file
// for its text). Merge keys (`<<`) of YAML 1.1 are followed: Ruby, Go and JavaScript follow them,
// too. Errors go to `report`, and then nothing is returned.
std::optional<Node> parse(const Block& block, base::Report& report);

}  // namespace yaml
