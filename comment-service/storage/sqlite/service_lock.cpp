#include "storage/sqlite/service_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sqlite {

// The lock needs its own file: closing any descriptor of the database would drop SQLite's POSIX
// locks.
base::Result<ServiceLock> ServiceLock::take(const std::string& path) {
  // Resolves links, so that every path of a database leads to the same lock.
  std::error_code unresolved;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, unresolved);
  const std::string name = (unresolved ? path : real.string()) + "-serve";
  // A hard link would have its own lock and its own log, and comments would be lost.
  struct stat about {};
  if (::stat(path.c_str(), &about) == 0 && about.st_nlink > 1) {
    return base::Fault{base::Code::conflict,
                       "the database has another name (a hard link): copy it, or remove one name",
                       path};
  }
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return base::Fault{base::Code::unavailable, "the database cannot be locked",
                       name + ": " + std::strerror(errno)};
  }
  ServiceLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    return base::Fault{base::Code::conflict, "another service is running on this database", path};
  }
  return lock;
}

std::string ServiceLock::noted() const {
  std::array<char, 256> text{};
  const ssize_t size = ::pread(file_, text.data(), text.size(), 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
}

base::Result<void> ServiceLock::note(const std::string& text) {
  const bool written =
      ::ftruncate(file_, 0) == 0 &&
      ::pwrite(file_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
      ::fdatasync(file_) == 0;
  if (written) return {};
  return base::Fault{base::Code::unavailable, "the lock of the database cannot be written",
                     std::strerror(errno)};
}

ServiceLock::ServiceLock(ServiceLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

ServiceLock::~ServiceLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace sqlite
