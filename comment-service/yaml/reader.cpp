#include "yaml/reader.h"

#include <algorithm>
#include <charconv>

#include "base/spelling.h"

namespace yaml {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

}  // namespace

void Reader::error(const Node& node, std::string message, std::string hint) {
  errors_.push_back(base::error_at({source_.file, source_.text, node.offset, node.length},
                                   std::move(message), std::move(hint)));
}

void Reader::unknown(const Node& node, std::string_view noun,
                     std::span<const std::string_view> known) {
  error(node, "unknown " + std::string(noun) + " " + quoted(node.text),
        base::suggestion(node.text, known));
}

void Reader::wrong_kind(const Node& node, std::string_view what, std::string_view wanted) {
  std::string message(what);
  message.append(" must be ").append(wanted).append(", not ").append(kind_name(node));
  error(node, std::move(message));
}

const Node* Reader::find(const Node& map, std::string_view key) {
  const auto found = std::ranges::find(map.keys, key, &Node::text);
  if (found == map.keys.end()) return nullptr;
  return &map.items[static_cast<std::size_t>(found - map.keys.begin())];
}

bool Reader::is_map(const Node& node, std::string_view what, std::span<const std::string_view> keys,
                    std::string_view noun) {
  if (node.kind != Kind::map) {
    wrong_kind(node, what, "a map");
    return false;
  }
  bool known = true;
  for (const Node& key : node.keys) {
    if (std::ranges::find(keys, key.text) != keys.end()) continue;
    unknown(key, noun, keys);
    known = false;
  }
  return known;
}

std::optional<std::string> Reader::text(const Node& node, std::string_view what) {
  if (node.kind == Kind::scalar) return node.text;
  wrong_kind(node, what, "a text");
  return std::nullopt;
}

std::optional<std::int64_t> Reader::count(const Node& node, std::string_view what) {
  std::int64_t value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, code] = std::from_chars(node.text.data(), end, value);
  if (node.kind == Kind::scalar && stop == end && code == std::errc() && value >= 0) return value;
  error(node, std::string(what) + " must be a whole number, 0 or more");
  return std::nullopt;
}

}  // namespace yaml
