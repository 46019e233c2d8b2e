#include "yaml/merge_keys.h"

#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace yaml {

bool is_merge_key(const Node& key) { return !key.quoted && key.text == "<<"; }

void merge_keys(Node& map, const std::function<void(const Node&)>& wrong) {
  std::vector<Node> others;
  std::set<std::string> known;
  for (std::size_t i = 0; i < map.keys.size();) {
    if (!is_merge_key(map.keys[i])) {
      known.insert(map.keys[i++].text);
      continue;
    }
    const auto at = static_cast<std::ptrdiff_t>(i);
    Node value = std::move(map.items[i]);
    map.keys.erase(map.keys.begin() + at);
    map.items.erase(map.items.begin() + at);
    const bool is_list = value.kind == Kind::list;
    if (is_list) std::move(value.items.begin(), value.items.end(), std::back_inserter(others));
    if (!is_list) others.push_back(std::move(value));
  }
  for (const Node& other : others) {
    if (other.kind != Kind::map) wrong(other);
    for (std::size_t i = 0; i < other.keys.size(); ++i) {
      if (!known.insert(other.keys[i].text).second) continue;
      map.keys.push_back(other.keys[i]);
      map.items.push_back(other.items[i]);
    }
  }
}

}  // namespace yaml
