// Keeps a second service away from a database file.
#pragma once

#include <string>

#include "base/result.h"

namespace sqlite {

// Held as long as the object lives, and given back by the kernel whatever way the process ends.
class Lock {
 public:
  // Locks the file "PATH-serve", beside what PATH leads to; it stays behind, empty. Fault: conflict
  // when another process holds it.
  static base::Result<Lock> take(const std::string& path);

  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int file) : file_(file) {}

  int file_;
};

}  // namespace sqlite
