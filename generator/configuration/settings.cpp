#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "configuration/configuration.h"
#include "configuration/keys.h"
#include "configuration/source_files.h"

namespace configuration {
namespace {

// Whether YAML would read these bytes as another value when they have no quotes.
bool needs_quotes(std::string_view text) {
  return text.empty() || base::has_control_character(text) ||
         text.find_first_of("\n\t\"'#&*!|>%@`{}[],") != std::string_view::npos ||
         text.find(": ") != std::string_view::npos || text.front() == ' ' || text.back() == ' ' ||
         text.back() == ':' || text.front() == '-' || text.front() == '?' || text.front() == ':';
}

std::string scalar(std::string_view text) {
  if (!needs_quotes(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? std::string("\\n") : c == '\t' ? std::string("\\t") : std::string(1, c);
  }
  return base::printable_name(quoted) + '"';
}

// Returns the node as one line of YAML.
std::string flow(const yaml::Node& node) {
  if (node.kind == yaml::Kind::null) return node.text.empty() ? "~" : node.text;
  if (node.kind == yaml::Kind::scalar) return scalar(node.text);
  const bool is_map = node.kind == yaml::Kind::map;
  std::string text(is_map ? "{" : "[");
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) text += ", ";
    if (is_map) text += scalar(node.keys[i].text) + ": ";
    text += flow(node.items[i]);
  }
  return text + (is_map ? "}" : "]");
}

using Settings = std::vector<Setting>;

void add_defaults_of(std::span<const Key> keys, const std::string& prefix, Settings& out) {
  const Configuration defaults;
  for (const Key& key : keys) {
    const std::string name = prefix + std::string(key.name);
    if (!key.keys.empty()) {
      add_defaults_of(key.keys, name + '.', out);
    } else {
      out.push_back({name, key.show == nullptr ? "{}" : key.show(defaults), {}});
    }
  }
}

// Returns the position after the last setting of the same map. If the map has no setting, uses its
// nearest parent map that has one.
Settings::iterator after_siblings(Settings& settings, std::string_view key) {
  for (std::size_t dot = key.rfind('.'); dot != std::string_view::npos;
       dot = key.substr(0, dot).rfind('.')) {
    const std::string_view map = key.substr(0, dot + 1);
    const auto last = std::find_if(settings.rbegin(), settings.rend(),
                                   [&](const Setting& old) { return old.key.starts_with(map); });
    if (last != settings.rend()) return last.base();
  }
  return settings.end();
}

// Adds the setting. Replaces the setting of the same key, an empty map above it, and all settings
// below it.
void put(Settings& settings, Setting setting) {
  const auto is_above = [&](const Setting& old) {
    return setting.key.starts_with(old.key + '.') && old.location.line == 0;
  };
  const auto is_at = [&](const Setting& old) {
    return old.key == setting.key || old.key.starts_with(setting.key + '.') || is_above(old);
  };
  const auto at = std::find_if(settings.begin(), settings.end(), is_at);
  if (at == settings.end()) {
    settings.insert(after_siblings(settings, setting.key), std::move(setting));
    return;
  }
  *at = std::move(setting);
  const std::string below = at->key + '.';
  settings.erase(std::remove_if(at + 1, settings.end(),
                                [&](const Setting& old) { return old.key.starts_with(below); }),
                 settings.end());
}

void add_map(const SourceFile& file, const yaml::Node& map, std::span<const Key> keys,
             const std::string& prefix, Settings& out) {
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const std::string& name = map.keys[i].text;
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const Key& known) { return known.name == name; });
    if (prefix.empty() && key == keys.end()) continue;  // load() reports it
    const yaml::Node& value = map.items[i];
    // An empty text is a value where a text can be empty, and else counts as not given.
    const bool may_be_empty =
        key == keys.end() || (key->show != nullptr && key->show(Configuration()) == "\"\"");
    const bool is_open = value.kind == yaml::Kind::map && !value.keys.empty();
    if (is_open) {
      const bool has_keys = key != keys.end();
      add_map(file, value, has_keys ? key->keys : std::span<const Key>(), prefix + name + '.', out);
    } else if (!yaml::is_absent(value) && (may_be_empty || !yaml::is_blank(value))) {
      put(out, {prefix + name, flow(value), file.block().place(value.offset, value.length)});
    }
  }
}

}  // namespace

std::vector<Setting> settings(const base::Files& files, const std::string& site,
                              const Environment& environment) {
  Settings all;
  add_defaults_of(all_keys(), "", all);
  base::Report left_to_load;
  for (const SourceFile& file : read_source_files(files, site, environment, left_to_load))
    add_map(file, file.root, all_keys(), "", all);
  return all;
}

}  // namespace configuration
