// "Did you mean" for paths: among all of a site, and for any number of mistakes.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace site {

class Nearest {
 public:
  // `paths` are files or URL paths: "content/posts/a.md", "/posts/a/".
  explicit Nearest(std::vector<std::string> paths);

  // The path that was probably meant: the only one of this name, else the one with the nearest name
  // in the same folder. Empty when there is none.
  std::string find(std::string_view path);

 private:
  using Indexes = std::vector<std::size_t>;
  std::string in_folder(std::string_view folder, std::string_view name);

  std::vector<std::string> paths_;
  std::map<std::string, Indexes, std::less<>> folders_;  // what lies in each
  std::map<std::string, Indexes, std::less<>> names_;    // what is called so
  std::size_t comparisons_ = 0;
};

}  // namespace site
