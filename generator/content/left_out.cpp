#include "content/left_out.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "content/glob.h"

namespace content {
namespace {

// Vim names its swap files .swp. If that name is taken, it uses .swo, .swn … down to .swa.
bool is_swap_file(std::string_view name) {
  if (!name.starts_with('.') || name.size() < 5) return false;
  const std::string_view ending = name.substr(name.size() - 4);
  return ending.starts_with(".sw") && ending[3] >= 'a' && ending[3] <= 'p';
}

// `name` must be in lower case.
bool is_leftover_name(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {// Version control.
       ".git", ".hg", ".svn", ".bzr", ".jj",
       // macOS.
       ".ds_store", ".appledouble", ".lsoverride", ".spotlight-v100", ".trashes", ".fseventsd",
       ".temporaryitems", "__macosx",
       // Windows and Linux desktops.
       "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory"});
  // Editors, merge tools, and macOS and Linux folders whose names end in a number or name.
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {".#", "._", "~$", ".~lock.", ".goutputstream-", ".trash-", ".fuse_hidden"});
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"~", ".bak", ".orig", ".rej", ".kate-swp", "___jb_tmp___", "___jb_old___"});
  const auto begins = [&](std::string_view beginning) { return name.starts_with(beginning); };
  const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
  const bool is_autosaved = name.size() > 1 && name.starts_with('#') && name.ends_with('#');
  return is_autosaved || is_swap_file(name) ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         std::any_of(kBeginnings.begin(), kBeginnings.end(), begins) ||
         std::any_of(kEndings.begin(), kEndings.end(), ends);
}

// Calls `test` with the path of each folder above the file, and then with the file's path.
template <class Test>
bool any_prefix(std::string_view path, Test test) {
  for (std::size_t end = path.find('/'); end != std::string_view::npos;
       end = path.find('/', end + 1)) {
    if (test(path.substr(0, end))) return true;
  }
  return test(path);
}

bool is_matched(std::string_view path, std::string_view pattern) {
  while (pattern.starts_with('/') || pattern.ends_with('/')) {
    if (pattern.starts_with('/')) pattern.remove_prefix(1);
    if (pattern.ends_with('/')) pattern.remove_suffix(1);
  }
  constexpr std::string_view kAnywhere = "**/";
  if (pattern.starts_with(kAnywhere)) {
    const std::string_view rest = pattern.substr(kAnywhere.size());
    if (is_matched(path, rest)) return true;
  }
  if (pattern.find('/') == std::string_view::npos) {
    const auto names = base::split(path, '/');
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return matches(pattern, name); });
  }
  return any_prefix(path, [&](std::string_view prefix) { return matches(pattern, prefix); });
}

}  // namespace

bool is_leftover(std::string_view path) {
  const std::string folded = base::lower_case(path);
  const auto names = base::split(folded, '/');
  return std::any_of(names.begin(), names.end(), is_leftover_name);
}

bool is_ignored(std::string_view path, const std::vector<yaml::PlacedText>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const yaml::PlacedText& pattern) {
    return is_matched(path, pattern.text);
  });
}

bool is_left_out(std::string_view path, const std::vector<yaml::PlacedText>& patterns) {
  return is_leftover(path) || is_ignored(path, patterns);
}

}  // namespace content
