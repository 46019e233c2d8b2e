#include "base/disk_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace base {
namespace {

namespace fs = std::filesystem;

Diagnostic failure(const std::string& path, std::string_view verb, const std::string& reason) {
  const Kind kind = verb == "read" ? Kind::unreadable_file : Kind::unwritable_file;
  return error_in(kind, path, "cannot " + std::string(verb) + " this file: " + reason);
}

Diagnostic failure(const std::string& path, std::string_view verb, const std::error_code& code) {
  return failure(path, verb, code.message());
}

Diagnostic last_failure(const std::string& path, std::string_view verb) {
  return failure(path, verb, std::error_code(errno, std::generic_category()));
}

Diagnostic list_failure(const fs::path& folder, const std::error_code& code) {
  return error_in(Kind::unreadable_file, folder.string(),
                  "cannot list this folder: " + code.message());
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

class DiskFiles final : public Files {
 public:
  EntryKind kind(const std::string& path) const override {
    std::error_code code;
    const auto status = fs::status(path, code);
    switch (status.type()) {
      case fs::file_type::not_found:
        return EntryKind::missing;
      case fs::file_type::regular:
        return EntryKind::file;
      case fs::file_type::directory:
        return EntryKind::folder;
      default:
        return EntryKind::other;
    }
  }

  Result<std::string> read(const std::string& path) const override {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return last_failure(path, "read");
    std::string bytes;
    std::size_t size = 0;
    while (true) {
      bytes.resize(std::max<std::size_t>(size * 2, 16384));
      const ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return last_failure(path, "read");
      size += static_cast<std::size_t>(got);
      if (got == 0) break;
    }
    bytes.resize(size);
    return bytes;
  }

  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> found;
    if (kind(folder) != EntryKind::folder) return found;
    std::vector<fs::path> above;
    TRY_DONE(list_into(folder, "", above, found));
    std::sort(found.begin(), found.end());
    return found;
  }

  Result<std::vector<std::string>> entries(const std::string& folder) const override {
    std::vector<std::string> names;
    if (kind(folder) != EntryKind::folder) return names;
    std::error_code code;
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code))
      names.push_back(entry->path().filename().string());
    if (code) return list_failure(folder, code);
    return names;
  }

  bool is_link(const std::string& path) const override {
    std::error_code ignored;
    return fs::is_symlink(fs::symlink_status(path, ignored));
  }

  std::string real_path(const std::string& path) const override {
    std::error_code code;
    const fs::path real = fs::canonical(path, code);
    return code ? std::string() : real.string();
  }

  std::optional<FolderIdentity> identity(const std::string& folder) const override {
    struct statx found = {};
    const unsigned wanted = STATX_TYPE | STATX_INO | STATX_BTIME;
    if (::statx(AT_FDCWD, folder.c_str(), 0, wanted, &found) != 0 || !S_ISDIR(found.stx_mode))
      return std::nullopt;
    FolderIdentity identity{.real_path = real_path(folder),
                            .device = gnu_dev_makedev(found.stx_dev_major, found.stx_dev_minor),
                            .inode = found.stx_ino};
    constexpr std::int64_t kSecond = 1'000'000'000;
    if ((found.stx_mask & STATX_BTIME) != 0)
      identity.born = found.stx_btime.tv_sec * kSecond + found.stx_btime.tv_nsec;
    return identity;
  }

  std::vector<Link> links(const std::string& folder,
                          const std::vector<std::string>& within) const override {
    std::vector<Link> found;
    std::vector<std::string> above;
    links_into(folder, "", within, above, found);
    std::sort(found.begin(), found.end(),
              [](const Link& a, const Link& b) { return a.path < b.path; });
    return found;
  }

  Status write(const std::string& path, std::string_view bytes) override {
    std::error_code code;
    const fs::path parent = fs::path(path).parent_path();
    if (!parent.empty()) fs::create_directories(parent, code);
    if (code) return failure(path, "write", code);
    const std::string temporary = path + ".postil-new";
    if (auto written = write_all(temporary, path, bytes); !written) {
      ::unlink(temporary.c_str());
      return written;
    }
    auto renamed = rename(temporary, path);
    if (!renamed) ::unlink(temporary.c_str());
    return renamed;
  }

  Status rename(const std::string& from, const std::string& to) override {
    std::error_code code;
    const fs::path parent = fs::path(to).parent_path();
    if (!parent.empty()) fs::create_directories(parent, code);
    if (!code) fs::rename(from, to, code);
    if (code) return failure(to, "replace", code);
    return Done{};
  }

  Status remove(const std::string& path) override {
    std::error_code code;
    fs::remove(path, code);
    if (code) return failure(path, "remove", code);
    return Done{};
  }

  void remove_empty_folders(const std::string& folder, const std::string& stop) override {
    const fs::path end = fs::path(stop + '/').lexically_normal().parent_path();
    fs::path at = fs::path(folder + '/').lexically_normal().parent_path();
    while (!at.empty() && at != end && ::rmdir(at.c_str()) == 0) at = at.parent_path();
  }

  Status remove_all(const std::string& folder) override {
    std::error_code code;
    fs::remove_all(folder, code);
    if (code) return failure(folder, "remove", code);
    return Done{};
  }

  Result<Hold> hold(const std::string& folder) override {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
      return error_in(Kind::unwritable_file, folder, "cannot make this folder: " + code.message());
    // The kernel releases the lock when the process ends, even after a crash.
    auto opened =
        std::make_shared<Descriptor>(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (::flock(opened->number(), LOCK_EX) != 0 && errno == EINTR) {
    }
    return Hold(std::move(opened));
  }

 private:
  static Status write_all(const std::string& temporary, const std::string& path,
                          std::string_view bytes) {
    // Removes the file of a killed run. Also removes a link, which would redirect the bytes.
    ::unlink(temporary.c_str());
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.number() < 0) return last_failure(path, "write");
    while (!bytes.empty()) {
      const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return last_failure(path, "write");
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return Done{};
  }

  // `above` are the link targets on the path to this folder. A link back to one of them would give
  // an endless recursion.
  void links_into(const std::string& folder, const std::string& prefix,
                  const std::vector<std::string>& within, std::vector<std::string>& above,
                  std::vector<Link>& found) const {
    std::error_code code;
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
      std::error_code ignored;
      const std::string path = entry->path().string();
      const std::string name = prefix + entry->path().filename().string();
      const bool is_link = entry->is_symlink(ignored);
      if (is_link) {
        const std::string target = real_path(path);
        found.push_back({name, target});
        const bool is_followed =
            std::any_of(within.begin(), within.end(),
                        [&](const std::string& each) { return is_within(target, each); });
        if (!is_followed || std::find(above.begin(), above.end(), target) != above.end()) continue;
        above.push_back(target);
      }
      if (entry->is_directory(ignored)) links_into(path, name + '/', within, above, found);
      if (is_link) above.pop_back();
    }
  }

  Status list_into(const fs::path& folder, const std::string& prefix, std::vector<fs::path>& above,
                   std::vector<std::string>& found) const {
    std::error_code code;
    const fs::path real = fs::canonical(folder, code);
    if (code) return list_failure(folder, code);
    if (std::find(above.begin(), above.end(), real) != above.end()) {
      return error_in(Kind::broken_symlink, folder.string(),
                      "this link leads back to a folder above it", "remove the link");
    }
    above.push_back(real);
    for (auto entry = fs::directory_iterator(folder, code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
      const std::string name = prefix + entry->path().filename().string();
      std::error_code ignored;  // a dangling link is not listed
      if (entry->is_directory(ignored)) {
        TRY_DONE(list_into(entry->path(), name + '/', above, found));
      } else if (entry->is_regular_file(ignored)) {
        found.push_back(name);
      }
    }
    above.pop_back();
    if (code) return list_failure(folder, code);
    return Done{};
  }
};

}  // namespace

std::unique_ptr<Files> disk_files() { return std::make_unique<DiskFiles>(); }

}  // namespace base
