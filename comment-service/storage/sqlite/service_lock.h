// A lock that prevents two services from serving the same database file.
#pragma once

#include <string>

#include "base/result.h"

namespace sqlite {

// The lock is held while the object lives. The kernel releases it however the process ends.
class ServiceLock {
 public:
  // Creates the database if it is missing. Locks it, and the file "PATH-serve" beside its target;
  // that file is never removed. The first lock follows the database when it is moved, the second
  // keeps its name from a new database as long as the old one may still write its log. Fault:
  // conflict when another process holds one of the locks, or when the database has a hard link;
  // and those of create_if_missing().
  static base::Result<ServiceLock> take(const std::string& path);

  // Whether the path still leads to the locked database.
  bool is_in_place() const;
  // Returns the text that note() wrote into "PATH-serve"; empty before the first note().
  std::string noted() const;
  // Writes a short text into that file. Fault: unavailable.
  base::Result<void> note(const std::string& text);

  ServiceLock(const ServiceLock&) = delete;
  ServiceLock& operator=(const ServiceLock&) = delete;
  ServiceLock(ServiceLock&& other) noexcept;
  ServiceLock& operator=(ServiceLock&&) = delete;
  ~ServiceLock();

 private:
  explicit ServiceLock(std::string path) : path_(std::move(path)) {}

  std::string path_;
  int database_ = -1;
  int notes_ = -1;
};

}  // namespace sqlite
