#include "base/disk_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "base/hash.h"

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
    switch (code == std::errc::filename_too_long ? fs::file_type::not_found : status.type()) {
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
    const Descriptor file(open_to_read(path));
    TRY(const std::uint64_t expected, size_to_read(file, path));
    if (expected > kMostBytes) return too_large(path);
    std::string bytes(static_cast<std::size_t>(expected) + 1, '\0');
    std::size_t size = 0;
    while (true) {
      if (size == bytes.size()) bytes.resize(size * 2);  // it grows while it is read
      TRY(const std::size_t got, read_piece(file, path, bytes.data() + size, bytes.size() - size));
      size += got;
      if (got == 0) break;
      if (expected == 0) return endless(path);
      if (size > kMostBytes) return too_large(path);
    }
    bytes.resize(size);
    return bytes;
  }

  Result<std::uint64_t> size(const std::string& path) const override {
    return size_to_read(Descriptor(open_to_read(path)), path);
  }

  Result<std::string> read_part(const std::string& path, std::uint64_t offset,
                                std::size_t size) const override {
    const Descriptor file(open_to_read(path));
    TRY_DONE(size_to_read(file, path));
    if (::lseek(file.number(), static_cast<off_t>(offset), SEEK_SET) < 0)
      return last_failure(path, "read");
    std::string bytes(size, '\0');
    TRY(const std::size_t got, read_piece(file, path, bytes.data(), size));
    bytes.resize(got);
    return bytes;
  }

  Result<ByteSummary> summarize(const std::string& path) const override {
    return for_each_piece(path, [](std::string_view) { return Status(Done{}); });
  }

  Result<ByteSummary> copy(const std::string& from, const std::string& to) override {
    ByteSummary copied;
    TRY_DONE(replace_by(to, [&](const Descriptor& file) -> Status {
      TRY(copied, for_each_piece(
                      from, [&](std::string_view piece) { return write_piece(file, to, piece); }));
      return Done{};
    }));
    return copied;
  }

  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> found;
    if (kind(folder) != EntryKind::folder) return found;
    std::vector<FolderNumber> above;
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
    return replace_by(path, [&](const Descriptor& file) { return write_piece(file, path, bytes); });
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
  // Identifies a folder among those above it.
  struct FolderNumber {
    dev_t device = 0;
    ino_t inode = 0;
    bool operator==(const FolderNumber&) const = default;
  };

  // Without O_NONBLOCK, opening a pipe waits for another program.
  static int open_to_read(const std::string& path) {
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  }

  // The size that the file system tells.
  static Result<std::uint64_t> size_to_read(const Descriptor& file, const std::string& path) {
    if (file.number() < 0 && errno == ENXIO) return no_file(path);  // a socket
    if (file.number() < 0) return last_failure(path, "read");
    struct stat found = {};
    if (::fstat(file.number(), &found) != 0) return last_failure(path, "read");
    if (S_ISDIR(found.st_mode)) {
      return failure(path, "read", std::make_error_code(std::errc::is_a_directory));
    }
    if (!S_ISREG(found.st_mode)) return no_file(path);
    return static_cast<std::uint64_t>(found.st_size);
  }

  static Diagnostic no_file(const std::string& path) {
    return error_in(Kind::unreadable_file, path, "this is a pipe, a socket or a device, not a file",
                    "put a file in its place, or remove it");
  }
  // Files below /proc and /sys are made while they are read. Some have no end.
  static Diagnostic endless(const std::string& path) {
    return error_in(Kind::unreadable_file, path, "this file is made by the system while it is read",
                    "put a copy of it in its place");
  }
  static Diagnostic too_large(const std::string& path) {
    return error_in(Kind::too_large, path, "this file is larger than 2 GiB",
                    "make it smaller, or divide it");
  }

  // Returns 0 at the end of the file.
  static Result<std::size_t> read_piece(const Descriptor& file, const std::string& path, char* to,
                                        std::size_t size) {
    while (true) {
      const ssize_t got = ::read(file.number(), to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EAGAIN) return endless(path);
      if (errno != EINTR) return last_failure(path, "read");
    }
  }

  static Status write_piece(const Descriptor& file, const std::string& path,
                            std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return last_failure(path, "write");
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return Done{};
  }

  // Calls visit(piece) for each piece of a file; returns the fingerprint of the whole.
  template <class Visit>
  static Result<ByteSummary> for_each_piece(const std::string& path, Visit visit) {
    constexpr std::size_t kPiece = std::size_t{256} * 1024;
    const Descriptor file(open_to_read(path));
    TRY(const std::uint64_t expected, size_to_read(file, path));
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(expected + 1, kPiece)),
                      '\0');
    ByteSummary summary;
    WideHash hash;
    while (true) {
      TRY(const std::size_t got, read_piece(file, path, piece.data(), piece.size()));
      if (got == 0) break;
      if (expected == 0) return endless(path);
      const std::string_view bytes = std::string_view(piece).substr(0, got);
      hash.add(bytes);
      summary.size += got;
      TRY_DONE(visit(bytes));
    }
    summary.hash = hash.name();
    return summary;
  }

  // Fills a new file by fill(descriptor), and renames it to `path`.
  template <class Fill>
  Status replace_by(const std::string& path, Fill fill) {
    std::error_code code;
    const fs::path parent = fs::path(path).parent_path();
    if (!parent.empty()) fs::create_directories(parent, code);
    if (code) return failure(path, "write", code);
    const std::string temporary = path + ".postil-new";
    auto written = make_new(temporary, path, fill);
    if (written) written = rename(temporary, path);
    if (!written) ::unlink(temporary.c_str());
    return written;
  }

  template <class Fill>
  static Status make_new(const std::string& temporary, const std::string& path, Fill fill) {
    // Removes the file of a killed run. Also removes a link, which would redirect the bytes.
    ::unlink(temporary.c_str());
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.number() < 0) return last_failure(path, "write");
    return fill(file);
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
      const bool is_folder = entry->is_directory(ignored);
      // A dangling link is not special.
      const bool is_special = !is_folder && entry->is_other(ignored);
      if (is_link) {
        const std::string target = real_path(path);
        found.push_back({name, target, is_special});
        const bool is_followed =
            std::any_of(within.begin(), within.end(),
                        [&](const std::string& each) { return is_within(target, each); });
        if (!is_followed || std::find(above.begin(), above.end(), target) != above.end()) continue;
        above.push_back(target);
      } else if (is_special) {
        found.push_back({name, "", true});
      }
      if (is_folder && depth_of(name) < kDeepestFolder)
        links_into(path, name + '/', within, above, found);
      if (is_link) above.pop_back();
    }
  }

  static std::size_t depth_of(const std::string& name) {
    return static_cast<std::size_t>(std::count(name.begin(), name.end(), '/'));
  }

  Status list_into(const fs::path& folder, const std::string& prefix,
                   std::vector<FolderNumber>& above, std::vector<std::string>& found) const {
    std::error_code code;
    struct stat number = {};
    if (::stat(folder.c_str(), &number) != 0)
      return list_failure(folder, std::error_code(errno, std::generic_category()));
    if (std::find(above.begin(), above.end(), FolderNumber{number.st_dev, number.st_ino}) !=
        above.end()) {
      return error_in(Kind::broken_symlink, folder.string(),
                      "this link leads back to a folder above it", "remove the link");
    }
    if (above.size() > kDeepestFolder) {
      return error_in(Kind::too_large, folder.string(),
                      "folders are nested more than " + std::to_string(kDeepestFolder) + " deep",
                      "move the files of this folder further up");
    }
    above.push_back({number.st_dev, number.st_ino});
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
