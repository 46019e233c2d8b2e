// An empty disk. A site is read from it when its real sources must not be read.
#pragma once

#include "base/files.h"

namespace base {

class NoFiles : public Files {
 public:
  EntryKind kind(const std::string&) const override { return EntryKind::missing; }
  Result<std::string> read(const std::string& path) const override { return missing(path); }
  Result<std::vector<std::string>> list(const std::string&) const override { return Names(); }
  Result<std::vector<std::string>> entries(const std::string&) const override { return Names(); }
  bool is_link(const std::string&) const override { return false; }
  std::string real_path(const std::string&) const override { return {}; }
  std::optional<FolderIdentity> identity(const std::string&) const override { return {}; }
  std::vector<Link> links(const std::string&, const std::vector<std::string>&) const override {
    return {};
  }

  Status write(const std::string& path, std::string_view) override { return missing(path); }
  Status rename(const std::string& from, const std::string&) override { return missing(from); }
  Status remove(const std::string&) override { return Done{}; }
  void remove_empty_folders(const std::string&, const std::string&) override {}
  Status remove_all(const std::string&) override { return Done{}; }
  Result<Hold> hold(const std::string& folder) override { return missing(folder); }

 private:
  using Names = std::vector<std::string>;
  static Diagnostic missing(const std::string& path) {
    return error_in(Kind::unreadable_file, path, "there is no such file");
  }
};

}  // namespace base
