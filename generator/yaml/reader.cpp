#include "yaml/reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/spelling.h"
#include "base/text.h"

namespace yaml {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// The range in words. An end that equals the limit of `int` is omitted.
std::string words_of(Range range) {
  constexpr Range kAll;
  if (range.most != kAll.most)
    return " from " + std::to_string(range.least) + " to " + std::to_string(range.most);
  return range.least == kAll.least ? "" : ", " + std::to_string(range.least) + " or more";
}

std::optional<std::size_t> control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f) return i;
  }
  return std::nullopt;
}

}  // namespace

bool is_absent(const Node& node) {
  return node.kind == Kind::null && node.text != "Null" && node.text != "NULL";
}

bool is_blank(const Node& node) {
  return is_absent(node) || (node.kind == Kind::scalar && base::trim(node.text).empty());
}

void Reader::error(base::Kind kind, const Node& node, std::string message, std::string hint) const {
  error(kind, place(node), std::move(message), std::move(hint));
}

void Reader::error(base::Kind kind, base::Location location, std::string message,
                   std::string hint) const {
  report_.add(base::error_at(kind, std::move(location), std::move(message), std::move(hint)));
}

void Reader::warn(base::Kind kind, const Node& node, std::string message, std::string hint) const {
  warn(kind, place(node), std::move(message), std::move(hint));
}

void Reader::warn(base::Kind kind, base::Location location, std::string message,
                  std::string hint) const {
  report_.add(base::warning_at(kind, std::move(location), std::move(message), std::move(hint)));
}

void Reader::unknown(const Node& key, std::string_view noun,
                     std::span<const std::string_view> known, std::string otherwise) const {
  std::string hint = base::did_you_mean(key.text, known);
  if (hint.empty()) hint = std::move(otherwise);
  warn(base::Kind::unknown_key, key, "unknown " + std::string(noun) + " " + quoted(key.text),
       std::move(hint));
}

void Reader::wrong_kind(const Entry& entry, std::string_view wanted) const {
  error(base::Kind::wrong_type, entry.value,
        quoted(entry.key.text) + " must be " + std::string(wanted) + ", not " +
            std::string(kind_name(entry.value)));
}

std::vector<Entry> Reader::entries(const Node& node, std::string_view name) const {
  std::vector<Entry> found;
  if (node.kind == Kind::map) {
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      if (control_character(node.keys[i].text)) {
        warn(base::Kind::control_character, node.keys[i],
             "nobody reads a key with a control character", "remove the character");
      } else {
        found.push_back({node.keys[i], node.items[i]});
      }
    }
  } else if (!is_blank(node)) {
    error(base::Kind::wrong_type, node,
          std::string(name) + " must be a map, not " + std::string(kind_name(node)),
          "write \"key: value\" lines");
  }
  return found;
}

std::optional<std::string> Reader::text(const Entry& entry) const {
  if (is_absent(entry.value)) return std::nullopt;
  if (entry.value.kind == Kind::list || entry.value.kind == Kind::map) {
    wrong_kind(entry, "a text");
    return std::nullopt;
  }
  return scalar(entry.value);
}

std::optional<std::string> Reader::filled_text(const Entry& entry) const {
  return is_blank(entry.value) ? std::nullopt : text(entry);
}

std::optional<std::string> Reader::scalar(const Node& node) const {
  if (!control_character(node.text)) return node.text;
  // A character that is written as an escape has no place of its own.
  const auto at =
      control_character(block_.text.substr(std::min(node.offset, block_.text.size()), node.length));
  error(base::Kind::control_character, at ? block_.place(node.offset + *at) : place(node),
        "a control character cannot stand in a text", "remove it");
  return std::nullopt;
}

std::optional<bool> Reader::truth(const Entry& entry) const {
  if (is_blank(entry.value)) return std::nullopt;
  const std::string& text = entry.value.text;
  for (const std::string_view word : {"true", "True", "TRUE"})
    if (text == word) return true;
  for (const std::string_view word : {"false", "False", "FALSE"})
    if (text == word) return false;
  if (entry.value.kind == Kind::list || entry.value.kind == Kind::map) {
    wrong_kind(entry, "true or false");
  } else {
    error(base::Kind::wrong_type, entry.value,
          quoted(entry.key.text) + " must be true or false, not " + quoted(text));
  }
  return std::nullopt;
}

std::optional<int> Reader::number(const Entry& entry, Range range) const {
  if (is_blank(entry.value)) return std::nullopt;
  const std::string& text = entry.value.text;
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = code == std::errc() && end == text.data() + text.size() && !text.empty();
  if (whole && value >= range.least && value <= range.most) return value;
  error(base::Kind::wrong_value, entry.value,
        quoted(entry.key.text) + " must be a whole number" + words_of(range));
  return std::nullopt;
}

std::vector<PlacedText> Reader::texts(const Entry& entry) const {
  std::vector<PlacedText> found;
  const Node& value = entry.value;
  if (is_absent(value)) return found;
  if (value.kind == Kind::map) {
    wrong_kind(entry, "a text or a list of texts");
    return found;
  }
  if (value.kind != Kind::list) {
    auto text = is_blank(value) ? std::nullopt : scalar(value);
    if (text) found.push_back({*std::move(text), place(value)});
    return found;
  }
  for (const Node& item : value.items) {
    if (item.kind == Kind::list || item.kind == Kind::map) {
      error(base::Kind::wrong_type, item,
            "an item of " + quoted(entry.key.text) + " must be a text, not " +
                std::string(kind_name(item)));
    } else if (item.kind == Kind::null && (item.text.empty() || item.text == "~")) {
      warn(base::Kind::empty_item, item, "an empty item of " + quoted(entry.key.text), "remove it");
    } else if (auto text = base::trim(item.text).empty() ? std::nullopt : scalar(item)) {
      found.push_back({*std::move(text), place(item)});
    }
  }
  return found;
}

base::Value Reader::value(const Node& node) const {
  switch (node.kind) {
    case Kind::null:
      return {};
    case Kind::scalar:
      if (!node.quoted && (node.text == "true" || node.text == "false"))
        return {node.text == "true"};
      return {scalar(node).value_or("")};
    case Kind::list: {
      base::ValueList list;
      for (const Node& item : node.items) list.push_back(value(item));
      return {std::move(list)};
    }
    case Kind::map:
      return {value_of_map(node)};
  }
  return {};
}

base::ValueMap Reader::value_of_map(const Node& node) const {
  base::ValueMap map;
  for (const Entry& entry : entries(node, "")) map[entry.key.text] = value(entry.value);
  return map;
}

}  // namespace yaml
