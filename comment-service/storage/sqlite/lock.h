// Keeps a second service away from a database file.
#pragma once

#include <string>

#include "base/result.h"

namespace sqlite {

// Held as long as the object lives, and given back by the kernel whatever way the process ends.
class Lock {
 public:
  // Locks the file "PATH-serve", beside what PATH leads to; it stays behind. Fault: conflict
  // when another process holds it, or when the file has a hard link.
  static base::Result<Lock> take(const std::string& path);

  // The text in the lock's file; empty when there is none.
  std::string noted() const;
  // Puts a short text there. Fault: unavailable.
  base::Result<void> note(const std::string& text);

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
