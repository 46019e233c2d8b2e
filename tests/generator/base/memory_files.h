// Files in memory, for tests: nothing touches the disk.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/files.h"

namespace base {

class MemoryFiles final : public Files {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string> contents) : all(std::move(contents)) {}

  EntryKind kind(const std::string& path) const override {
    if (all.contains(path)) return EntryKind::file;
    return below(path).empty() ? EntryKind::missing : EntryKind::folder;
  }

  Result<std::string> read(const std::string& path) const override {
    if (locked.contains(path)) return error_in(Kind::unreadable_file, path, "cannot read this");
    const auto found = all.find(path);
    if (found == all.end())
      return error_in(Kind::unreadable_file, path, "cannot read this file: it does not exist");
    return found->second;
  }

  Result<std::vector<std::string>> list(const std::string& folder) const override {
    if (locked.contains(folder)) return error_in(Kind::unreadable_file, folder, "cannot list this");
    return below(folder);
  }

  Result<std::vector<std::string>> entries(const std::string& folder) const override {
    return below(folder);
  }
  bool is_link(const std::string&) const override { return false; }
  std::string real_path(const std::string& path) const override { return path; }
  std::optional<FolderIdentity> identity(const std::string& folder) const override {
    if (kind(folder) != EntryKind::folder) return std::nullopt;
    return FolderIdentity{.real_path = folder};
  }
  std::vector<Link> links(const std::string&, const std::vector<std::string>&) const override {
    return {};
  }

  Status write(const std::string& path, std::string_view bytes) override {
    all[path] = bytes;
    return Done{};
  }

  Status rename(const std::string& from, const std::string& to) override {
    auto moved = all.extract(from);
    if (moved.empty())
      return error_in(Kind::unreadable_file, from, "cannot replace this file: it does not exist");
    all.insert_or_assign(to, std::move(moved.mapped()));
    return Done{};
  }

  Status remove(const std::string& path) override {
    all.erase(path);
    return Done{};
  }

  void remove_empty_folders(const std::string&, const std::string&) override {}

  Status remove_all(const std::string& folder) override {
    for (const std::string& path : below(folder)) all.erase(join_path(folder, path));
    return Done{};
  }

  Result<Hold> hold(const std::string&) override { return Hold(); }

  std::map<std::string, std::string> all;  // path → bytes
  std::set<std::string> locked;            // files and folders that exist and cannot be read

 private:
  std::vector<std::string> below(const std::string& folder) const {
    std::vector<std::string> found;
    const std::string prefix = folder == "." ? "" : folder + '/';
    for (const auto& [path, bytes] : all) {
      if (path.starts_with(prefix)) found.push_back(path.substr(prefix.size()));
    }
    return found;
  }
};

}  // namespace base
