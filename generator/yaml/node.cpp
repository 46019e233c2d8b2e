#include "yaml/node.h"

#include <utility>

namespace yaml {

base::Location Block::place(std::size_t offset, std::size_t length) const {
  return base::locate(file, text, offset, length);
}

std::string_view kind_name(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return "nothing";
    case Kind::scalar:
      return "a text";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  return "";
}

base::Value to_value(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return {};
    case Kind::scalar:
      if (!node.quoted && (node.text == "true" || node.text == "false"))
        return {node.text == "true"};
      return {node.text};
    case Kind::list: {
      base::ValueList list;
      for (const Node& item : node.items) list.push_back(to_value(item));
      return {std::move(list)};
    }
    case Kind::map: {
      base::ValueMap map;
      for (std::size_t i = 0; i < node.keys.size(); ++i)
        map[node.keys[i].text] = to_value(node.items[i]);
      return {std::move(map)};
    }
  }
  return {};
}

}  // namespace yaml
