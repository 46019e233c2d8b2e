#include "output/output.h"

#include <map>

#include "base/files.h"
#include "base/text.h"

namespace output {
namespace {

base::Diagnostic both(const Output& output, const Output& first, const std::string& what) {
  return base::error_at(output.source,
                        what + ": " + first.source.file + " and " + output.source.file,
                        "rename one of them, or change the `slug` or `url` of a page");
}

}  // namespace

std::string file_of(std::string_view url_path) {
  std::string path(url_path.substr(url_path.substr(0, 1) == "/" ? 1 : 0));
  if (path.empty() || path.back() == '/') path += "index.html";
  return path;
}

std::vector<Output> settle(std::vector<Output> outputs, base::Report& report) {
  std::map<std::string, std::size_t> winners;  // by the path without case
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const auto [winner, fresh] = winners.emplace(base::fold_case(outputs[i].path), i);
    if (fresh) continue;
    const Output& other = outputs[winner->second];
    if (outputs[i].claim == other.claim) {
      report.add(
          both(outputs[i], other, "two sources for one file of the site, " + outputs[i].path));
    } else if (outputs[i].claim > other.claim) {
      winner->second = i;
    }
  }
  std::vector<Output> settled;
  settled.reserve(winners.size());
  for (const auto& [path, index] : winners) {
    for (std::string_view folder = base::parent_path(path); !folder.empty();
         folder = base::parent_path(folder)) {
      const auto file = winners.find(std::string(folder));
      if (file == winners.end()) continue;
      const Output& in_the_way = outputs[file->second];
      report.add(both(outputs[index], in_the_way,
                      in_the_way.path + " would have to be a file and a folder"));
    }
  }
  for (const auto& [path, index] : winners) settled.push_back(std::move(outputs[index]));
  return settled;
}

}  // namespace output
