#include "output/written.h"

#include <algorithm>

#include "base/text.h"

namespace output {
namespace {

constexpr std::string_view kHeader = "postil written 1";

// Whether a path stays below the destination, as all that we wrote did.
bool is_inside(std::string_view path) {
  const auto parts = base::split(path, '/');
  return std::find(parts.begin(), parts.end(), "..") == parts.end() && path.front() != '/';
}

}  // namespace

base::Result<Paths> read_record(const base::Files& files, const std::string& record) {
  if (files.kind(record) == base::EntryKind::missing) return Paths{};
  TRY(const std::string text, files.read(record));
  const auto lines = base::split(text, '\n');
  const bool is_whole = std::all_of(lines.begin() + 1, lines.end(), [](std::string_view path) {
    return path.empty() || is_inside(path);
  });
  if (lines.front() != kHeader || !is_whole) {
    return base::error_in(record, "this is not a record of written files that this version knows",
                          "remove the destination and this file, then build again");
  }
  Paths paths;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) paths.emplace(lines[i]);
  }
  return paths;
}

base::Status save_record(base::Files& files, const std::string& record, const Paths& paths) {
  std::string text = std::string(kHeader) + '\n';
  for (const std::string& path : paths) text += path + '\n';
  if (files.kind(record) == base::EntryKind::file) {
    TRY(const std::string old, files.read(record));
    if (old == text) return base::Done{};
  }
  return files.write(record, text);
}

}  // namespace output
