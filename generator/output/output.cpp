#include "output/output.h"

#include <map>

#include "base/files.h"
#include "base/text.h"

namespace output {
namespace {

base::Diagnostic both(const Output& output, const Output& first, const std::string& what) {
  return base::error_at(output.source,
                        what + ": " + first.source.file + " and " + output.source.file,
                        "change the `slug` or `url` of one of them");
}

}  // namespace

std::string file_of(std::string_view url_path) {
  std::string path(url_path.substr(url_path.substr(0, 1) == "/" ? 1 : 0));
  if (path.empty() || path.back() == '/') path += "index.html";
  return path;
}

std::vector<base::Diagnostic> collisions(const std::vector<Output>& outputs) {
  std::vector<base::Diagnostic> found;
  std::map<std::string, const Output*> claims;
  for (const Output& output : outputs) {
    const auto [claim, fresh] = claims.emplace(base::fold_case(output.path), &output);
    if (!fresh)
      found.push_back(
          both(output, *claim->second, "two sources for one file of the site, " + output.path));
  }
  for (const Output& output : outputs) {
    std::string folder = base::fold_case(output.path);
    while (!(folder = std::string(base::parent_path(folder))).empty()) {
      const auto claim = claims.find(folder);
      if (claim == claims.end()) continue;
      found.push_back(both(output, *claim->second,
                           claim->second->path + " would have to be a file and a folder"));
    }
  }
  return found;
}

}  // namespace output
