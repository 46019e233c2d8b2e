#include "configuration/menu.h"

#include <array>
#include <utility>

#include "base/normal_form.h"
#include "base/url.h"

namespace configuration {
namespace {

constexpr yaml::Range kWeights = {-1'000'000, 1'000'000};
constexpr auto kItemKeys =
    std::to_array<std::string_view>({"name", "url", "weight", "identifier", "parent"});

std::optional<std::string> read_url(const yaml::Reader& reader, const yaml::Entry& entry) {
  auto url = reader.filled_text(entry);
  if (!url || base::is_absolute_url(*url)) return url.value_or("");
  if (url->starts_with('/')) return base::composed_url(*url);
  reader.error(base::Kind::bad_path, entry.value,
               "the URL of a menu must begin with \"/\" or be absolute");
  return std::nullopt;
}

std::optional<MenuItem> read_item(const yaml::Reader& reader, const yaml::Node& node) {
  MenuItem item{.location = reader.place(node)};
  for (const yaml::Entry& entry : reader.entries(node, "an item of a menu")) {
    const std::string& key = entry.key.text;
    if (key == "name") {
      item.name = reader.filled_text(entry).value_or("");
    } else if (key == "identifier") {
      item.identifier = reader.filled_text(entry).value_or("");
    } else if (key == "parent") {
      item.parent = reader.filled_text(entry).value_or("");
    } else if (key == "url") {
      auto url = read_url(reader, entry);
      if (!url) return std::nullopt;
      item.url = *std::move(url);
    } else if (key == "weight") {
      item.weight = reader.number(entry, kWeights);
    } else {
      reader.unknown(entry.key, "key", kItemKeys);
    }
  }
  if (!item.name.empty() && !item.url.empty()) return item;
  if (node.kind == yaml::Kind::map)
    reader.error(base::Kind::missing_value, node, "an item of a menu needs a name and a url",
                 "for example {name: Posts, url: /posts/}");
  return std::nullopt;
}

}  // namespace

void put_menus(const yaml::Reader& reader, const yaml::Entry& menus, std::vector<Menu>& out) {
  for (const yaml::Entry& written : reader.entries(menus.value, "\"menus\"")) {
    Menu menu{.name = written.key.text};
    if (written.value.kind == yaml::Kind::list) {
      for (const yaml::Node& node : written.value.items) {
        if (auto item = read_item(reader, node)) menu.items.push_back(*std::move(item));
      }
    } else if (!yaml::is_blank(written.value)) {
      reader.error(base::Kind::wrong_type, written.value,
                   "a menu must be a list of {name: …, url: …}");
    }
    std::erase_if(out, [&](const Menu& old) { return old.name == menu.name; });
    out.push_back(std::move(menu));
  }
}

}  // namespace configuration
