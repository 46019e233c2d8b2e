#include "base/files.h"

#include <algorithm>

#include "base/hash.h"

namespace base {

ByteSummary summary_of(std::string_view bytes) { return {bytes.size(), wide_hash_name(bytes)}; }

Result<std::uint64_t> Files::size(const std::string& path) const {
  TRY(const std::string bytes, read(path));
  return bytes.size();
}

Result<std::string> Files::read_part(const std::string& path, std::uint64_t offset,
                                     std::size_t size) const {
  TRY(const std::string bytes, read(path));
  return bytes.substr(std::min<std::uint64_t>(offset, bytes.size()), size);
}

Result<ByteSummary> Files::summarize(const std::string& path) const {
  TRY(const std::string bytes, read(path));
  return summary_of(bytes);
}

Result<ByteSummary> Files::copy(const std::string& from, const std::string& to) {
  TRY(const std::string bytes, read(from));
  TRY_DONE(write(to, bytes));
  return summary_of(bytes);
}

bool is_within(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string join_path(std::string_view a, std::string_view b) {
  if (a.empty()) return std::string(b);
  while (!b.empty() && b.front() == '/') b.remove_prefix(1);
  std::string path(a);
  if (path.back() != '/') path += '/';
  return path += b;
}

std::string_view parent_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

std::string_view stem(std::string_view name) {
  return name.substr(0, name.size() - extension(name).size());
}

}  // namespace base
