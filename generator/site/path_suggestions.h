// Suggests an existing path for a misspelled one ("did you mean"), in limited time for any number.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace site {

class PathSuggestions {
 public:
  // `paths` are files or URL paths: "content/posts/a.md", "/posts/a/".
  explicit PathSuggestions(std::vector<std::string> paths);

  // The path that was probably meant: the only path with this file name, else the path with the
  // nearest name in the same folder. Empty when no path is near.
  std::string find(std::string_view path);

 private:
  using Indexes = std::vector<std::size_t>;
  std::string in_folder(std::string_view folder, std::string_view name);

  std::vector<std::string> paths_;
  std::map<std::string, Indexes, std::less<>> folders_;  // indexes of the paths in each folder
  std::map<std::string, Indexes, std::less<>> names_;    // indexes of the paths with each name
  std::size_t comparisons_ = 0;
};

// The decoded path as an author writes it into a link: characters that mean something else there
// are percent-encoded ("/Trip%20883.jpg" → "/Trip%2520883.jpg").
std::string written_path(std::string_view path);

}  // namespace site
