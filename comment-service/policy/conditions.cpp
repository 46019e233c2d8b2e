#include "policy/conditions.h"

#include <array>

namespace policy {
namespace {

constexpr auto kConditions = std::to_array<std::string_view>(
    {"body", "name", "email", "website", "characters", "words", "links", "phrase_only", "contains",
     "duplicate", "form", "author", "thread", "all"});

std::vector<std::string_view> known_conditions() {
  std::vector<std::string_view> known(kConditions.begin(), kConditions.end());
  known.insert(known.end(), {"any", "not"});
  return known;
}

ConditionPointer read_join(Join join, const yaml::Node& value, yaml::Reader& reader, Lists& lists) {
  Conditions parts;
  if (join == Join::none) {
    parts.push_back(read_condition(value, reader, lists));
  } else if (value.kind != yaml::Kind::list || value.items.empty()) {
    reader.wrong_kind(value, "what is joined", "a list of conditions");
    return nullptr;
  }
  for (const yaml::Node& item : value.items) {
    if (join != Join::none) parts.push_back(read_condition(item, reader, lists));
  }
  for (const ConditionPointer& part : parts) {
    if (part == nullptr) return nullptr;
  }
  return joined(join, std::move(parts));
}

ConditionPointer read_one(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader,
                          Lists& lists) {
  const std::string& name = key.text;
  if (name == "body" || name == "name" || name == "email" || name == "website")
    return read_blank(key, value, reader);
  if (name == "characters" || name == "words") return read_length(key, value, reader);
  if (name == "links") return read_links(value, reader, lists);
  if (name == "phrase_only" || name == "contains") return read_phrases(key, value, reader, lists);
  if (name == "duplicate") return read_duplicate(value, reader);
  if (name == "form") return read_form(value, reader);
  if (name == "author") return read_author(value, reader, lists);
  if (name == "thread") return read_thread(value, reader);
  if (name == "all") return read_join(Join::all, value, reader, lists);
  if (name == "any") return read_join(Join::any, value, reader, lists);
  if (name == "not") return read_join(Join::none, value, reader, lists);
  reader.unknown(key, "condition", known_conditions());
  return nullptr;
}

}  // namespace

void Lists::add(std::string name, std::vector<std::string> texts) {
  texts_.emplace(std::move(name), std::move(texts));
}

std::vector<std::string> Lists::texts(const yaml::Node& node, yaml::Reader& reader) const {
  if (node.kind == yaml::Kind::list) {
    std::vector<std::string> texts;
    for (const yaml::Node& item : node.items) {
      std::optional<std::string> text = reader.text(item, "an item of a list");
      if (text) texts.push_back(*std::move(text));
    }
    return texts;
  }
  if (node.kind != yaml::Kind::scalar) {
    reader.wrong_kind(node, "this", "a list or the name of one");
    return {};
  }
  const auto found = texts_.find(node.text);
  if (found != texts_.end()) return found->second;
  std::vector<std::string_view> known;
  for (const auto& [name, texts] : texts_) known.push_back(name);
  reader.unknown(node, "list", known);
  return {};
}

std::shared_ptr<const Phrases> Lists::phrases(const yaml::Node& node, yaml::Reader& reader) {
  if (node.kind != yaml::Kind::scalar) return std::make_shared<const Phrases>(texts(node, reader));
  std::shared_ptr<const Phrases>& made = phrases_[node.text];
  if (made == nullptr) made = std::make_shared<const Phrases>(texts(node, reader));
  return made;
}

std::string name_of_list(const yaml::Node& node) {
  if (node.kind == yaml::Kind::scalar) return node.text;
  std::string name;
  for (const yaml::Node& item : node.items) name += (name.empty() ? "" : ", ") + item.text;
  return name;
}

bool Limits::met_by(std::int64_t number) const {
  return (!more_than || number > *more_than) && (!fewer_than || number < *fewer_than);
}

std::string Limits::words() const {
  std::string text;
  if (more_than) text = "more than " + std::to_string(*more_than);
  if (more_than && fewer_than) text += " and ";
  if (fewer_than) text += "fewer than " + std::to_string(*fewer_than);
  return text;
}

Limits read_limits(const yaml::Node& map, yaml::Reader& reader) {
  Limits limits;
  if (const yaml::Node* node = yaml::Reader::find(map, "more_than"))
    limits.more_than = reader.count(*node, "\"more_than\"");
  if (const yaml::Node* node = yaml::Reader::find(map, "fewer_than"))
    limits.fewer_than = reader.count(*node, "\"fewer_than\"");
  return limits;
}

ConditionPointer read_condition(const yaml::Node& when, yaml::Reader& reader, Lists& lists) {
  if (when.kind == yaml::Kind::map && when.keys.empty()) {
    reader.error(when, "a condition is missing", "write one like {words: {fewer_than: 4}}");
    return nullptr;
  }
  if (when.kind != yaml::Kind::map) {
    reader.wrong_kind(when, "a condition", "a map like {words: {fewer_than: 4}}");
    return nullptr;
  }
  Conditions parts;
  bool whole = true;
  for (std::size_t i = 0; i < when.keys.size(); ++i) {
    parts.push_back(read_one(when.keys[i], when.items[i], reader, lists));
    whole = whole && parts.back() != nullptr;
  }
  return whole ? joined(Join::all, std::move(parts)) : nullptr;
}

}  // namespace policy
