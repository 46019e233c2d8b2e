// A lock that prevents two services from serving the same database file.
#pragma once

#include <string>

#include "base/result.h"

namespace sqlite {

// The lock is held while the object lives. The kernel releases it however the process ends.
class ServiceLock {
 public:
  // Locks the file "PATH-serve" beside the target of PATH; the file is never removed. Fault:
  // conflict when another process holds the lock, or when the database has a hard link.
  static base::Result<ServiceLock> take(const std::string& path);

  // The text in the lock file; empty when there is none.
  std::string noted() const;
  // Writes a short text into the lock file. Fault: unavailable.
  base::Result<void> note(const std::string& text);

  ServiceLock(const ServiceLock&) = delete;
  ServiceLock& operator=(const ServiceLock&) = delete;
  ServiceLock(ServiceLock&& other) noexcept;
  ServiceLock& operator=(ServiceLock&&) = delete;
  ~ServiceLock();

 private:
  explicit ServiceLock(int file) : file_(file) {}

  int file_;
};

}  // namespace sqlite
