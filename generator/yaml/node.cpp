#include "yaml/node.h"

namespace yaml {

base::Location Block::place(std::size_t offset, std::size_t length) const {
  if (!*lines) lines->emplace(text);
  return (*lines)->locate(file, offset, length);
}

int Block::line_of(std::size_t offset) const {
  if (!*lines) lines->emplace(text);
  return (*lines)->line_of(offset);
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

}  // namespace yaml
