// Reads the tags of HTML one after the other, without building a tree.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace html {

struct Tag {
  std::string_view name;  // as written
  std::string_view text;  // the whole tag, "<b id=x>"
  std::size_t offset = 0;
  std::size_t attributes = 0;  // how many
  bool is_end = false;
  bool is_self_closing = false;
};

// Leaves out comments, and what only looks like a tag.
class TagReader {
 public:
  explicit TagReader(std::string_view html) : html_(html) {}

  std::optional<Tag> next();
  // Continues behind the text of a script, which may hold anything but its end tag.
  void skip_script();

 private:
  void skip_comment();
  void read_attributes(Tag& tag);
  std::size_t find_or_end(std::string_view text, std::size_t from) const;

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace html
