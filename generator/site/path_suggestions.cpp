#include "site/path_suggestions.h"

#include <utility>

#include "base/files.h"
#include "base/spelling.h"

namespace site {
namespace {

// Limits the time for a site with thousands of broken links: only the first ones get a suggestion.
// Each costs a comparison with every name in the folder (about a microsecond).
constexpr std::size_t kMostComparisons = 200'000;

std::string_view without_slash(std::string_view path) {
  return path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

// Whether the name is that of a file that is no page. A page is not meant instead.
bool names_file(std::string_view name) {
  const std::string_view ending = base::extension(name);
  const bool is_number = ending.size() > 1 && ending[1] >= '0' && ending[1] <= '9';
  return !ending.empty() && !is_number && ending != ".html" && ending != ".htm" &&
         ending != ".md" && ending != ".markdown";
}

}  // namespace

PathSuggestions::PathSuggestions(std::vector<std::string> paths) : paths_(std::move(paths)) {
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const std::string_view path = without_slash(paths_[i]);
    folders_[std::string(base::parent_path(path))].push_back(i);
    names_[std::string(base::file_name(path))].push_back(i);
  }
}

// Compares names without their extensions, which would make all short names similar ("c.md" and
// "a.md"). A file with a different extension must have the same name.
std::string PathSuggestions::in_folder(std::string_view folder, std::string_view name) {
  const auto found = folders_.find(folder);
  if (found == folders_.end()) return {};
  comparisons_ += found->second.size();
  if (comparisons_ > kMostComparisons) return {};
  const std::string_view stem = base::stem(name);
  std::map<std::string_view, std::size_t> by_stem;
  std::vector<std::string_view> known;
  for (const std::size_t i : found->second) {
    const std::string_view other = base::file_name(without_slash(paths_[i]));
    const bool has_same_ending = base::extension(other) == base::extension(name);
    if (!has_same_ending && base::stem(other) != stem) continue;
    if (names_file(name) && paths_[i].ends_with('/')) continue;
    if (by_stem.emplace(base::stem(other), i).second) known.push_back(base::stem(other));
  }
  const std::string_view best = base::nearest(stem, known);
  return best.empty() ? std::string() : paths_[by_stem.at(best)];
}

std::string PathSuggestions::find(std::string_view path) {
  path = without_slash(path);
  const std::string_view name = base::file_name(path);
  if (name.empty()) return {};
  const auto found = names_.find(name);
  if (found != names_.end() && found->second.size() == 1) return paths_[found->second.front()];
  return in_folder(base::parent_path(path), name);
}

std::string written_path(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string written;
  for (const char c : path) {
    if (std::string_view(" %#?<>\"\\").find(c) == std::string_view::npos) {
      written += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      written += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return written;
}

}  // namespace site
