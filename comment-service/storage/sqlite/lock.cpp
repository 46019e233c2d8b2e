#include "storage/sqlite/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sqlite {

// A file of its own: closing any descriptor of the database would drop SQLite's POSIX locks on it.
base::Result<Lock> Lock::take(const std::string& path) {
  // Links are followed: a database has one lock, by whatever name it is called.
  std::error_code unresolved;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, unresolved);
  const std::string name = (unresolved ? path : real.string()) + "-serve";
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return base::Fault{base::Code::unavailable, "the database cannot be locked",
                       name + ": " + std::strerror(errno)};
  }
  Lock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    return base::Fault{base::Code::conflict, "another service is running on this database", path};
  }
  return lock;
}

Lock::Lock(Lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

Lock::~Lock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace sqlite
