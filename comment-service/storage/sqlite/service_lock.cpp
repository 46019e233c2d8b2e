#include "storage/sqlite/service_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "storage/sqlite/database_file.h"

namespace sqlite {

namespace {

base::Fault failed(const std::string& name) {
  return {base::Code::unavailable, "the database cannot be locked", system_error(name, errno)};
}

// Opens the file and locks it. Returns the descriptor.
base::Result<int> lock_file(const std::string& name, int flags, const std::string& database) {
  const int file = ::open(name.c_str(), flags | O_CLOEXEC, 0600);
  if (file < 0) return failed(name);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  return base::Fault{base::Code::conflict, "another service is running on this database", database};
}

}  // namespace

base::Result<ServiceLock> ServiceLock::take(const std::string& path) {
  ServiceLock lock(path);
  // Resolves links, so that every path of a database leads to the same lock.
  const std::string target = real_path(path);
  // A hard link would have its own log, and comments would be lost.
  struct stat about {};
  if (::stat(path.c_str(), &about) == 0 && about.st_nlink > 1 && S_ISREG(about.st_mode)) {
    return base::Fault{base::Code::conflict,
                       "the database has another name (a hard link): copy it, or remove one name",
                       path};
  }
  // Otherwise a lock would be made beside the folder, or in the folder of the process.
  if (S_ISDIR(about.st_mode) || path.empty()) TRY_DONE(create_if_missing(path));
  TRY(lock.notes_, lock_file(target + "-serve", O_RDWR | O_CREAT, path));
  TRY_DONE(create_if_missing(path));
  // SQLite's own locks are of another kind (POSIX), but closing any descriptor of the database
  // would drop them: this one is closed when the last connection has been.
  TRY(lock.database_, lock_file(target, O_RDONLY, path));
  return lock;
}

bool ServiceLock::is_in_place() const {
  struct stat locked {};
  struct stat found {};
  return ::fstat(database_, &locked) == 0 && ::stat(path_.c_str(), &found) == 0 &&
         locked.st_dev == found.st_dev && locked.st_ino == found.st_ino;
}

std::string ServiceLock::noted() const {
  std::array<char, 256> text{};
  const ssize_t size = ::pread(notes_, text.data(), text.size(), 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
}

base::Result<void> ServiceLock::note(const std::string& text) {
  const bool written =
      ::ftruncate(notes_, 0) == 0 &&
      ::pwrite(notes_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
      ::fdatasync(notes_) == 0;
  if (written) return {};
  return base::Fault{base::Code::unavailable, "the lock of the database cannot be written",
                     std::strerror(errno)};
}

ServiceLock::ServiceLock(ServiceLock&& other) noexcept
    : path_(std::move(other.path_)),
      database_(std::exchange(other.database_, -1)),
      notes_(std::exchange(other.notes_, -1)) {}

ServiceLock::~ServiceLock() {
  for (const int file : {database_, notes_}) {
    if (file >= 0) ::close(file);
  }
}

}  // namespace sqlite
