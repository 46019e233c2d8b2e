#include "configuration/menu.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/url.h"

namespace configuration {
namespace {

constexpr yaml::Range kWeights = {-1'000'000, 1'000'000};
constexpr std::array<std::string_view, 1> kMenus = {"main"};
constexpr std::array<std::string_view, 3> kItemKeys = {"name", "url", "weight"};

struct Weighted {
  int weight = kWeights.most;
  MenuItem item;
};

std::optional<Weighted> read_item(const yaml::Reader& reader, const yaml::Node& node) {
  Weighted read;
  for (const yaml::Entry& entry : reader.entries(node, "an item of a menu")) {
    if (entry.key.text == "name") {
      read.item.name = reader.text(entry).value_or("");
    } else if (entry.key.text == "url") {
      read.item.url = reader.text(entry).value_or("");
      if (!read.item.url.starts_with('/') && !base::is_absolute_url(read.item.url)) {
        reader.error(entry.value, "the URL of a menu must begin with \"/\" or be absolute");
        return std::nullopt;
      }
    } else if (entry.key.text == "weight") {
      read.weight = reader.number(entry, kWeights).value_or(kWeights.most);
    } else {
      reader.unknown(entry.key, "key", kItemKeys);
    }
  }
  if (node.kind == yaml::Kind::map && (read.item.name.empty() || read.item.url.empty()))
    reader.error(node, "an item of a menu needs a name and a url");
  if (read.item.name.empty() || read.item.url.empty()) return std::nullopt;
  return read;
}

}  // namespace

std::vector<MenuItem> read_menus(const yaml::Reader& reader, const yaml::Entry& menus) {
  std::vector<Weighted> weighted;
  for (const yaml::Entry& menu : reader.entries(menus.value, "\"menus\"")) {
    if (menu.key.text != "main") {
      reader.unknown(menu.key, "menu", kMenus, "the theme shows \"main\" only");
    } else if (menu.value.kind == yaml::Kind::list) {
      for (const yaml::Node& node : menu.value.items) {
        if (auto item = read_item(reader, node)) weighted.push_back(*std::move(item));
      }
    } else if (!yaml::is_absent(menu.value)) {
      reader.error(menu.value, "a menu must be a list of {name: …, url: …}");
    }
  }
  std::stable_sort(weighted.begin(), weighted.end(),
                   [](const auto& a, const auto& b) { return a.weight < b.weight; });
  std::vector<MenuItem> items;
  items.reserve(weighted.size());
  for (Weighted& entry : weighted) items.push_back(std::move(entry.item));
  return items;
}

}  // namespace configuration
