// Reads a fragment piece by piece. Knows only the comment service's own way to write HTML.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace comments {

// Order of calls, until at_end():
//   text | "<" start_tag | "</" end_tag
//   start_tag: open_tag (attribute_name attribute_value)* close_tag
//   end_tag:   end_tag
class FragmentScanner {
 public:
  explicit FragmentScanner(std::string_view html) : html_(html) {}

  std::size_t offset() const { return at_; }
  bool at_end() const { return at_ == html_.size(); }
  bool at_tag() const { return rest().starts_with('<'); }
  bool at_end_tag() const { return rest().starts_with("</"); }

  // Moves behind a text without tags. Stops at a character reference that the service does not
  // write, and then returns false.
  bool text();

  // The name of a start tag, moving behind it. May be empty or any text.
  std::string_view open_tag();
  // Moves behind the space and the name. Nothing, without a move, if no attribute stands here.
  std::optional<std::string_view> attribute_name();
  // The value with its references, empty if the attribute has none. Nothing if the service does not
  // write such a value.
  std::optional<std::string_view> attribute_value();
  // Moves behind a ">". False if there is none.
  bool close_tag();

  // Moves behind the end tag with this name. False if there is none.
  bool end_tag(std::string_view name);

 private:
  std::string_view rest() const { return html_.substr(at_); }
  bool skip(std::string_view text);
  std::size_t name_end(std::size_t begin) const;

  std::string_view html_;
  std::size_t at_ = 0;
};

// The value with the characters in place of their references.
std::string decoded(std::string_view value);

}  // namespace comments
