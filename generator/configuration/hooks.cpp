#include "configuration/hooks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "yaml/written.h"

namespace configuration {
namespace {

constexpr yaml::Range kSeconds = {1, 3600};

// Suggests the correct form of the list: `[[sass, a.scss, a.css]]`.
std::string as_list(std::vector<std::string> words) {
  for (std::string& word : words) word = yaml::as_item(word);
  return "write each command as a list of its words: [[" + base::join(words, ", ") + "]]";
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : base::split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

bool is_scalar(const yaml::Node& node) { return node.kind == yaml::Kind::scalar; }

// Restores the line that the author meant as a command. YAML parses `rsync a host:` as a map.
std::string line_of(const yaml::Node& node) {
  return node.kind == yaml::Kind::map && !node.keys.empty() ? node.keys[0].text + ':' : node.text;
}

std::string kind_of(const yaml::Node& node) { return std::string(yaml::kind_name(node)); }

std::optional<Hooks::Command> read_command(const yaml::Reader& reader, const yaml::Node& node) {
  Hooks::Command command{.words = {}, .location = reader.place(node)};
  for (const yaml::Node& word : node.items) {
    if (!is_scalar(word)) {
      reader.error(base::Kind::wrong_type, word, "a word of a command must be a text");
      return std::nullopt;
    }
    auto text = reader.scalar(word);
    if (!text) return std::nullopt;
    command.words.push_back(*std::move(text));
  }
  if (!command.words.empty() && !command.words.front().empty()) return command;
  reader.error(base::Kind::missing_value, node, "a command needs the name of a program");
  return std::nullopt;
}

std::vector<Hooks::Command> read_commands(const yaml::Reader& reader, const yaml::Entry& entry) {
  std::vector<Hooks::Command> commands;
  const yaml::Node& value = entry.value;
  if (yaml::is_blank(value)) return commands;
  if (is_scalar(value)) {
    reader.error(base::Kind::wrong_type, value,
                 "\"" + entry.key.text + "\" must be a list of commands",
                 as_list(words_of(value.text)));
    return commands;
  }
  if (value.kind != yaml::Kind::list) {
    reader.wrong_kind(entry, "a list of commands");
    return commands;
  }
  const bool is_flat = std::all_of(value.items.begin(), value.items.end(), [](const auto& item) {
    return is_scalar(item) && item.text.find(' ') == std::string::npos;
  });
  if (is_flat && !value.items.empty()) {
    std::vector<std::string> words;
    for (const yaml::Node& word : value.items) words.push_back(word.text);
    reader.error(base::Kind::wrong_type, value, "a command must be a list of its words",
                 as_list(words));
    return commands;
  }
  for (const yaml::Node& item : value.items) {
    if (item.kind == yaml::Kind::list) {
      if (auto command = read_command(reader, item)) commands.push_back(*std::move(command));
    } else {
      reader.error(base::Kind::wrong_type, item,
                   "a command must be a list of its words, not " + kind_of(item),
                   as_list(words_of(line_of(item))));
    }
  }
  return commands;
}

}  // namespace

void read_pre_build(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  out.hooks.pre_build = read_commands(reader, entry);
}

void read_post_build(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  out.hooks.post_build = read_commands(reader, entry);
}

void read_timeout(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto seconds = reader.number(entry, kSeconds))
    out.hooks.timeout = std::chrono::seconds(*seconds);
}

}  // namespace configuration
