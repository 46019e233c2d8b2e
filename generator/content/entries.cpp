#include "content/entries.h"

#include <utility>

#include "base/source_text.h"
#include "content/fences.h"
#include "content/source.h"

namespace content {
namespace {

// Front matter that is wrong is front matter, too: its mistakes are told when the page is read.
bool has_front_matter(const std::string& path, std::string bytes) {
  const auto text = base::source_text(path, std::move(bytes));
  if (!text) return false;
  base::Report ignored;
  const auto parts = cut(path, *text, ignored);
  return !parts || parts->has_front_matter;
}

Role role_of(const base::Files& files, const std::string& folder, const std::string& path) {
  if (is_markdown(path)) return Role::page;
  if (!is_html(path)) return Role::file;
  auto bytes = files.read(base::join_path(folder, path));
  return !bytes || has_front_matter(path, *std::move(bytes)) ? Role::page : Role::file;
}

}  // namespace

std::vector<Entry> entries_of(const base::Files& files, const std::string& folder,
                              const std::vector<std::string>& paths, base::Threads threads) {
  return base::parallel_map<Entry>(paths, threads, [&](const std::string& path) {
    return Entry{path, role_of(files, folder, path)};
  });
}

}  // namespace content
